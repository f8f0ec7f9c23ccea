package dev.atelier.web.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who is signed in, and what concerns them on every screen. */
final class UserMenu extends MenuBar {
    private final Map<String, MenuItem> themes = new LinkedHashMap<>();

    UserMenu(String name, String workspace) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        addClassName("user-menu");
        MenuItem me = addItem(new Avatar(name));
        me.setAriaLabel(Words.of("menu.label", name));
        SubMenu menu = me.getSubMenu();
        menu.addComponent(card(name, workspace), new Hr());
        addTheme(menu, Icon.MONITOR, Words.of("theme.system"), "system");
        addTheme(menu, Icon.SUN, Words.of("theme.light"), "light");
        addTheme(menu, Icon.MOON, Words.of("theme.dark"), "dark");
        menu.addComponent(new Hr());
        Optional<Locale> chosen = Languages.chosen(VaadinRequest.getCurrent());
        addLanguage(menu, Words.of("language.browser"), "", chosen.isEmpty());
        Languages.OFFERED.forEach(offered -> addLanguage(
                menu, offered.getDisplayLanguage(offered), offered.getLanguage(), chosen.equals(Optional.of(offered))));
        menu.addComponent(new Hr());
        menu.addItem(line(Icon.KEY, Words.of("tokens.title")), click -> goTo("/settings/tokens"));
        menu.addItem(line(Icon.OUT, Words.of("menu.out")), click -> goTo("/logout"));
    }

    private void goTo(String address) {
        getUI().ifPresent(ui -> ui.getPage().setLocation(address));
    }

    /** index.html applies the choice and remembers it, because it has to know before the first paint. */
    private void addTheme(SubMenu menu, Icon icon, String label, String choice) {
        MenuItem item = menu.addItem(line(icon, label), click -> {
            themes.values().forEach(each -> mark(each, each.equals(click.getSource())));
            getUI().ifPresent(ui -> ui.getPage().executeJs("window.atelierTheme($0)", choice));
        });
        mark(item, false);
        themes.put(choice, item);
    }

    /** Only the browser knows which theme it remembers. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement()
                .executeJs("return localStorage.getItem('atelier.theme') ?? 'system'")
                .then(String.class, choice -> themes.forEach((name, item) -> mark(item, name.equals(choice))));
    }

    /** In each language's own name, so that whoever is lost in another one finds it. Shown after a reload. */
    private void addLanguage(SubMenu menu, String label, String choice, boolean chosen) {
        MenuItem item = menu.addItem(
                line(Icon.GLOBE, label),
                click -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.atelierLanguage($0)", choice)));
        mark(item, chosen);
        if (!choice.isEmpty()) {
            item.getElement().setAttribute("lang", choice);
        }
    }

    private static void mark(MenuItem item, boolean chosen) {
        item.setCheckable(true);
        item.setChecked(chosen);
    }

    private static Component card(String name, String workspace) {
        Div card = new Div(new Div(name), new Span(workspace));
        card.addClassName("user-card");
        return card;
    }

    private static Component line(Icon icon, String label) {
        Div line = new Div(icon.create(), new Span(label));
        line.addClassName("menu-line");
        return line;
    }
}
