package dev.atelier.core.browser.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of the browser when the platform is killed. */
@Tag("slow")
class KilledPlatformTest {
    @Test
    @DisplayName("S1 the browser dies with a platform that is killed, and the next one clears up and starts its own")
    void killed(@TempDir Path home, @TempDir Path other) throws Exception {
        // Skips where there is no browser to speak of.
        RealBrowser.inDirectory(other).close();
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LookerProcess.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> browser;
        try {
            awaitStart(platform);
            browser = platform.descendants().toList();
        } finally {
            platform.destroyForcibly();
        }

        assertThat(browser).hasSizeGreaterThan(3);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(browser).noneMatch(ProcessHandle::isAlive));
        assertThat(home.resolve("browser")).exists();
        try (ChromiumLooker next = RealBrowser.inDirectory(home);
                PageServer server = new PageServer()) {
            server.page("<h1>Well</h1>");
            assertThat(next.look(server.visit("shop")).findings()).isEmpty();
        }
        assertThat(home.resolve("browser")).doesNotExist();
    }

    private static void awaitStart(Process platform) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(platform.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.equals("started")) {
            line = said.readLine();
        }
        assertThat(line).isEqualTo("started");
    }
}
