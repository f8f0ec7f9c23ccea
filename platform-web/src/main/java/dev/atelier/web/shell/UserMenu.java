package dev.atelier.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** Who is signed in, and what concerns them on every screen. */
final class UserMenu extends MenuBar {
    UserMenu(String name, String workspace) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        addClassName("user-menu");
        MenuItem me = addItem(new Avatar(name));
        me.setAriaLabel("Menu of " + name);
        SubMenu menu = me.getSubMenu();
        menu.addComponent(card(name, workspace), new Hr());
        addTheme(menu, Icon.MONITOR, "Theme of the system", "system");
        addTheme(menu, Icon.SUN, "Light", "light");
        addTheme(menu, Icon.MOON, "Dark", "dark");
        menu.addComponent(new Hr());
        menu.addItem(line(Icon.KEY, "Access tokens"), click -> goTo("/settings/tokens"));
        menu.addItem(line(Icon.OUT, "Sign out"), click -> goTo("/logout"));
    }

    private void goTo(String address) {
        getUI().ifPresent(ui -> ui.getPage().setLocation(address));
    }

    /** index.html applies the choice and remembers it, because it has to know before the first paint. */
    private void addTheme(SubMenu menu, Icon icon, String label, String choice) {
        menu.addItem(
                line(icon, label),
                click -> getUI().ifPresent(ui -> ui.getPage().executeJs("window.atelierTheme($0)", choice)));
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
