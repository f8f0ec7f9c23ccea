package dev.atelier.web.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which language a browser gets: the one chosen in the menu, which a cookie remembers, or else the first of the browser's
 * own that there are texts in.
 */
@Dependent
class Languages {
    /** Written by index.html; holds a language of {@link #OFFERED}. */
    static final String COOKIE = "atelier-language";

    static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.GERMAN);

    static void watch(@Observes ServiceInitEvent start) {
        start.getSource().addUIInitListener(event -> speak(event.getUI(), of(VaadinRequest.getCurrent())));
        start.addIndexHtmlRequestListener(page -> page.getDocument()
                .getElementsByTag("html")
                .attr("lang", of(page.getVaadinRequest()).toLanguageTag()));
        start.getSource().setSystemMessagesProvider(info -> SystemWords.in(info.getLocale()));
    }

    private static void speak(UI ui, Locale locale) {
        ui.setLocale(locale);
        ReconnectDialogConfiguration lost = ui.getReconnectDialogConfiguration();
        lost.setDialogText(Words.in(locale, "system.offline"));
        lost.setDialogTextGaveUp(Words.in(locale, "system.gone"));
    }

    /** The choice that this browser remembers, unless it follows its own settings. */
    static Optional<Locale> chosen(@Nullable VaadinRequest request) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie ->
                        OFFERED.stream().filter(offered -> offered.getLanguage().equals(cookie.getValue())))
                .findFirst();
    }

    static Locale of(@Nullable VaadinRequest request) {
        List<Locale> preferred = request == null ? List.of() : Collections.list(request.getLocales());
        return of(chosen(request), preferred);
    }

    /** With the region that the browser names, which says how numbers and dates are written. */
    static Locale of(Optional<Locale> chosen, List<Locale> preferred) {
        List<Locale> known = preferred.stream().filter(Languages::isOffered).toList();
        return chosen.map(choice -> known.stream()
                        .filter(locale -> isSame(locale, choice))
                        .findFirst()
                        .orElse(choice))
                .or(() -> known.stream().findFirst())
                .orElse(Locale.ENGLISH);
    }

    private static boolean isOffered(Locale locale) {
        return OFFERED.stream().anyMatch(offered -> isSame(offered, locale));
    }

    private static boolean isSame(Locale one, Locale other) {
        return Objects.equals(one.getLanguage(), other.getLanguage());
    }
}
