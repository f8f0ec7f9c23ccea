package dev.atelier.web.shell;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.LoadDependenciesOnStartup;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.Theme;

/**
 * The page that holds the application.
 *
 * <p>The theme's style sheets are listed here rather than imported by its styles.css, because only of these does the build
 * notice that one has changed. Their order matters.
 *
 * <p>The scripts of all screens come with the page: one that came when its screen is first shown could fail to, and leave
 * the screen without its tabs and lists until somebody loads it again.
 */
@Theme("atelier")
@CssImport("./themes/atelier/tokens.css")
@CssImport("./themes/atelier/lumo.css")
@CssImport("./themes/atelier/base.css")
@CssImport("./themes/atelier/controls.css")
@CssImport("./themes/atelier/shell.css")
@CssImport("./themes/atelier/parts.css")
@CssImport("./themes/atelier/palette.css")
@CssImport("./themes/atelier/markdown.css")
@CssImport("./themes/atelier/pages.css")
@CssImport("./themes/atelier/home.css")
@CssImport("./themes/atelier/workbench.css")
@CssImport("./themes/atelier/talk.css")
@CssImport("./themes/atelier/page.css")
@CssImport("./themes/atelier/look.css")
@CssImport("./themes/atelier/code.css")
@CssImport("./themes/atelier/images.css")
@CssImport("./themes/atelier/admin.css")
@CssImport("./themes/atelier/task.css")
@NpmPackage(value = "@fontsource-variable/inter", version = "5.3.0")
@NpmPackage(value = "@fontsource-variable/jetbrains-mono", version = "5.3.0")
@JsModule("./shell/menu-items.ts")
@LoadDependenciesOnStartup
@Push(transport = Transport.WEBSOCKET_XHR)
public class AppShell implements AppShellConfigurator {}
