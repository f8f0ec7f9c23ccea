package dev.atelier.core.browser.chromium;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.BrowserSettings;
import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A looker with the machine's own browser, for tests; those that need it are skipped where there is none. */
final class RealBrowser {
    private RealBrowser() {}

    static ChromiumLooker inDirectory(Path home) {
        Settings settings = Settings.fromEnvironment(Map.of("ATELIER_HOME", home.toString()));
        ChromiumLooker looker = new ChromiumLooker(BrowserSettings.from(settings, System.getenv()));
        Optional<String> trouble = trouble(looker);
        if (trouble.isPresent()) {
            System.err.println("SKIPPED: no page can be looked at on this machine: " + trouble.get());
            looker.close();
        }
        assumeTrue(trouble.isEmpty(), () -> trouble.orElse(""));
        return looker;
    }

    private static Optional<String> trouble(ChromiumLooker looker) {
        try {
            looker.start();
            return Optional.empty();
        } catch (BrowserException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
