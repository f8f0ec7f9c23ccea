package dev.atelier.core.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.sandbox.docker.DockerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an engine of its own, because everybody else's containers would end with the shared one. */
@Tag("slow")
@DisplayName("S4 the Docker engine restarts")
class DockerRestartTest {
    @Test
    @DisplayName("S4 and the preview that somebody uses comes back, the other sleeps, and nothing is left of the dead")
    void engineRestarts(@TempDir Path directory) throws Exception {
        if (!SecondEngine.possible()) {
            System.err.println("### SKIPPED: no second Docker engine can be started here, so S4 is not proven for it.");
        }
        assumeTrue(SecondEngine.possible());
        try (SecondEngine engine = SecondEngine.start(directory)) {
            // Read once, when the provider is made.
            System.setProperty("DOCKER_HOST", engine.address());
            try (PreviewsFixture fixture =
                    new PreviewsFixture(Files.createDirectory(directory.resolve("h")), DockerProvider::new)) {
                System.clearProperty("DOCKER_HOST");
                outlive(engine, fixture);
            } finally {
                System.clearProperty("DOCKER_HOST");
            }
        }
    }

    private static void outlive(SecondEngine engine, PreviewsFixture fixture) throws Exception {
        PreviewTarget used = fixture.project("used");
        PreviewTarget forgotten = fixture.project("forgotten");
        fixture.previews.open(forgotten);
        fixture.previews.open(used);
        fixture.clock.pass(PreviewsFixture.PAUSE.plusSeconds(1));
        fixture.use(used);

        engine.stop();
        fixture.previews.inspect();
        engine.startAgain();

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            fixture.previews.inspect();
            // Whoever goes on using it keeps it wanted, however long the engine was away.
            fixture.clock.pass(Duration.ofSeconds(11));
            fixture.use(used);
            return fixture.state(used) instanceof PreviewState.Running;
        });
        assertThat(fixture.page(used)).startsWith("pid ");
        assertThat(fixture.state(forgotten)).isInstanceOf(PreviewState.Sleeping.class);
        assertThat(fixture.provider.existing()).containsExactly(Previews.sandboxId(used.project()));
        fixture.previews.open(forgotten);
        assertThat(fixture.page(forgotten)).startsWith("pid ");
    }
}
