package dev.atelier.system.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's browser, without windows. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    private static final String PROGRAM = System.getenv().getOrDefault("ATELIER_CHROMIUM", "/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static Chromium start() {
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        LaunchOptions options =
                new LaunchOptions().setExecutablePath(Path.of(PROGRAM)).setArgs(ARGUMENTS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** A tab of its own, with a new project's page; while the app starts, the gateway shows one that says so. */
    Page open(String address) {
        Page page = browser.newContext().newPage();
        page.navigate(address);
        page.waitForSelector("h1:text-is('Your app starts here')");
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
