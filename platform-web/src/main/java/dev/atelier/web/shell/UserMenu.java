package dev.atelier.web.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;

/** Who is signed in, and what concerns them on every screen. */
final class UserMenu extends Div {
    private final OneOf theme;

    /** @param administrator whether the person looks after the whole installation */
    UserMenu(String name, String workspace, boolean administrator, Runnable help) {
        addClassName("user-menu");
        NativeButton open = new NativeButton(initials(name));
        open.addClassName("avatar");
        open.getElement().setAttribute("aria-label", Words.of("menu.label", name));
        Popover menu = new Popover();
        menu.setTarget(open);
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setAriaLabel(Words.of("palette.account"));
        menu.setAutofocus(true);
        theme = theme();
        NativeButton keys = new NativeButton("", click -> {
            menu.close();
            help.run();
        });
        keys.add(Icon.KEYS.create(), new Span(Words.of("keys.title")));
        keys.addClassName("menu-line");
        Anchor out = line(Icon.OUT, Words.of("menu.out"), "/logout");
        out.setRouterIgnore(true);
        menu.add(
                card(name, workspace),
                theme,
                language(),
                place(menu, Icon.TASKS, Words.of("tasks.title"), "/tasks"),
                place(menu, Icon.KEY, Words.of("tokens.title"), "/settings/tokens"),
                place(menu, Icon.BRANCH, Words.of("forges.title"), "/settings/forges"));
        if (administrator) {
            menu.add(place(menu, Icon.PULSE, Words.of("health.title"), "/admin/health"));
            menu.add(place(menu, Icon.GEAR, Words.of("config.title"), "/admin/configuration"));
            menu.add(place(menu, Icon.GEAR, Words.of("limits.title"), "/admin/limits"));
        }
        menu.add(keys, out);
        add(open, menu);
    }

    private static OneOf theme() {
        OneOf theme = new OneOf(Words.of("menu.theme"), Choices::theme);
        theme.offer("system", Words.of("theme.system"));
        theme.offer("light", Words.of("theme.light"));
        theme.offer("dark", Words.of("theme.dark"));
        return theme;
    }

    /** Each language in its own name, so that whoever is lost in another one finds it. */
    private static OneOf language() {
        OneOf language = new OneOf(Words.of("menu.language"), Choices::language);
        language.offer("", Words.of("language.browser"));
        Languages.OFFERED.forEach(offered -> language.offer(offered.getLanguage(), offered.getDisplayLanguage(offered))
                .getElement()
                .setAttribute("lang", offered.getLanguage()));
        language.mark(Languages.chosen(VaadinRequest.getCurrent())
                .map(Locale::getLanguage)
                .orElse(""));
        return language;
    }

    /** Only the browser knows which theme it remembers. */
    @Override
    protected void onAttach(AttachEvent attached) {
        getElement()
                .executeJs("return localStorage.getItem('atelier.theme') ?? 'system'")
                .then(String.class, theme::mark);
    }

    /** The first letters of the first and the last word, whatever the script. */
    static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        String last = words.length > 1 ? first(words[words.length - 1]) : "";
        return first(words[0]) + last;
    }

    private static String first(String word) {
        return word.isEmpty() ? "·" : Character.toString(Character.toUpperCase(word.codePointAt(0)));
    }

    private static Component card(String name, String workspace) {
        Div card = new Div(new Div(name), new Span(workspace));
        card.addClassName("user-card");
        return card;
    }

    /** A screen of ours. */
    private static Anchor place(Popover menu, Icon icon, String label, String address) {
        Anchor place = line(icon, label, address);
        place.getElement().setAttribute("router-link", true);
        place.getElement().addEventListener("click", click -> menu.close());
        return place;
    }

    private static Anchor line(Icon icon, String label, String address) {
        Anchor line = new Anchor(address, icon.create(), new Span(label));
        line.addClassName("menu-line");
        return line;
    }
}
