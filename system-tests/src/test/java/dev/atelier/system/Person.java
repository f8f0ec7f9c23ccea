package dev.atelier.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Somebody in front of a browser with cookies of their own. */
final class Person implements AutoCloseable {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Pattern SIGN_IN_PAGE = Pattern.compile(".*/realms/atelier/protocol/openid-connect/auth.*");

    /** Whether the page has that theme, and no colour is on its way. The sign-in pages have none that a script sets. */
    private static final String IN_COLOURS = """
            theme => (document.documentElement.getAttribute('theme') ?? theme) === theme
                && new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))
                    .then(() => document.getAnimations().every(one => one.playState !== 'running'
                        || one.effect?.getComputedTiming().endTime === Infinity))""";

    private final Installation installation;
    private final BrowserContext profile;
    private Page page;

    Person(Installation installation, BrowserContext profile) {
        this.installation = installation;
        this.profile = profile;
        profile.setDefaultTimeout(45_000);
        this.page = profile.newPage();
    }

    Page page() {
        return page;
    }

    /** A second tab of the same browser. */
    Page anotherTab() {
        return profile.newPage();
    }

    void open(String path) {
        page.navigate(installation.address() + path);
    }

    /** Goes on without the session that the product has given: as if it had been idle for too long. */
    void loseSession() {
        profile.clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
    }

    /** Opens a page of the product, and signs in on the identity provider's page to which that leads. */
    Person signIn(String username, String path) {
        open(path);
        page.waitForURL(SIGN_IN_PAGE);
        page.locator("#username").fill(username);
        page.locator("#password").fill("atelier");
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(installation.address().toString()));
        return this;
    }

    boolean isAskedToSignIn() {
        page.waitForURL(SIGN_IN_PAGE);
        return page.locator("#username").isVisible();
    }

    /** Pictures the page as it is. */
    void picture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(name + ".png")));
    }

    /** The page's address and what can be read on it, in one line. */
    String words() {
        return page.url() + " " + page.innerText("body").replaceAll("\\s+", " ");
    }

    /** Pictures the page on every kind of screen, by day and by night; leaves it on a desk by day. */
    void pictures(String name) {
        inEveryForm(form -> picture(name + "-" + form));
    }

    /** Looks at the page on every kind of screen, by day and by night; leaves it on a desk by day. */
    void inEveryForm(Consumer<String> look) {
        for (Screen screen : List.of(Screen.PHONE, Screen.DESK)) {
            page.setViewportSize(screen.width(), screen.height());
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                String theme = scheme.name().toLowerCase(Locale.ROOT);
                // The colours follow when the page has heard of it, and some of them by and by.
                page.waitForFunction(IN_COLOURS, theme);
                look.accept(screen + "-" + theme);
            }
        }
    }

    @Override
    public void close() {
        profile.close();
    }
}
