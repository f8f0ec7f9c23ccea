package dev.atelier.core.browser.chromium;

import dev.atelier.core.browser.BrowserSettings;
import dev.atelier.core.config.Settings;
import java.nio.file.Path;
import java.util.Map;

/** A platform that has started its browser and is about to be killed. */
final class LookerProcess {
    private LookerProcess() {}

    /** Says "started", and waits for its end. */
    public static void main(String... home) throws Exception {
        Settings settings =
                Settings.fromEnvironment(Map.of("ATELIER_HOME", Path.of(home[0]).toString()));
        ChromiumLooker looker = new ChromiumLooker(BrowserSettings.from(settings, System.getenv()));
        looker.start();
        System.out.println("started");
        Thread.currentThread().join();
    }
}
