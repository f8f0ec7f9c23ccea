package dev.atelier.core.browser.chromium;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.browser.BrowserHealth;
import dev.atelier.core.browser.BrowserSettings;
import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.util.Map;

/** A looker with the machine's own browser, for tests; those that need it are skipped where there is none. */
final class RealBrowser {
    private RealBrowser() {}

    static ChromiumLooker inDirectory(Path home) {
        Settings settings = Settings.fromEnvironment(Map.of("ATELIER_HOME", home.toString()));
        ChromiumLooker looker = new ChromiumLooker(BrowserSettings.from(settings, System.getenv()));
        BrowserHealth health = looker.health();
        if (!health.works()) {
            System.err.println("SKIPPED: no page can be looked at on this machine: " + health.why());
            looker.close();
        }
        assumeTrue(health.works(), health.why());
        return looker;
    }
}
