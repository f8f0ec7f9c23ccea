package dev.atelier.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What previews promise, whatever their sandboxes are made with. */
interface PreviewsContract {
    PreviewsFixture fixture();

    @Test
    @DisplayName("B16 one that nobody uses is paused after a minute, and stopped after a quarter of an hour")
    default void pausedThenStopped() throws InterruptedException {
        PreviewTarget target = running("left-alone");

        fixture().pass(PreviewsFixture.PAUSE.minusSeconds(1));
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
        assertThat(fixture().route(target).path("state").asText()).isEqualTo("running");

        fixture().pass(Duration.ofSeconds(2));
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Paused.class);
        assertThat(fixture().route(target).path("state").asText()).isEqualTo("sleeping");

        fixture().pass(PreviewsFixture.IDLE);
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Sleeping.class);
        assertThat(fixture().provider.existing()).isEmpty();
    }

    @Test
    @DisplayName("B16 one that somebody uses through the gateway goes on, as long as they do")
    default void usedOne() throws InterruptedException {
        PreviewTarget target = running("used");

        for (int i = 0; i < 40; i++) {
            fixture().use(target);
            fixture().pass(PreviewsFixture.PAUSE.minusSeconds(1));
            assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
        }
    }

    @Test
    @DisplayName("B16 F2 a paused one is woken at once, with its process as it was")
    default void woken() throws InterruptedException {
        PreviewTarget target = running("woken");
        String before = fixture().page(target);
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));

        boolean resumed = fixture().previews.resume(target.project());

        assertThat(resumed).isTrue();
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
        assertThat(fixture().route(target).path("state").asText()).isEqualTo("running");
        assertThat(fixture().page(target)).isEqualTo(before);
        assertThat(fixture().previews.resume(ProjectId.random())).isFalse();
    }

    @Test
    @DisplayName("B16 use that was noted while it was being paused wakes it")
    default void usedMeanwhile() throws InterruptedException {
        PreviewTarget target = running("meanwhile");
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));

        fixture().clock.pass(Duration.ofSeconds(1));
        fixture().use(target);
        fixture().previews.lookAfter();

        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
    }

    @Test
    @DisplayName("B16 a turn on a paused one sets it going, and it is not paused before the turn is over")
    default void heldOne() throws InterruptedException {
        PreviewTarget target = running("held");
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));

        Hold turn = fixture().previews.hold(target);
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
        fixture().pass(PreviewsFixture.IDLE.multipliedBy(2));
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);

        turn.close();
        turn.close();
        fixture().pass(PreviewsFixture.PAUSE.minusSeconds(1));
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
        fixture().pass(Duration.ofSeconds(2));
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Paused.class);
    }

    @Test
    @DisplayName("B16 a command in a paused one sets it going first")
    default void commandWakes() throws InterruptedException {
        PreviewTarget target = fixture().project("commanded");
        Sandbox sandbox = fixture().previews.open(target);
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));

        int exit = sandbox.run(Command.of("echo", "awake"), CommandOutput.ignored())
                .exitCode()
                .orElse(-1);

        assertThat(exit).isZero();
        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Running.class);
    }

    @Test
    @DisplayName("B16 a turn on one that sleeps does not start it before something needs it")
    default void holdStartsNothing() {
        PreviewTarget target = fixture().project("untouched");

        fixture().previews.hold(target).close();

        assertThat(fixture().state(target)).isInstanceOf(PreviewState.Sleeping.class);
    }

    @Test
    @DisplayName("F1 a project for which a sandbox is ready runs from its first moment, and nobody else ever gets it")
    default void warmStart() throws Exception {
        fixture().with("ATELIER_PREVIEW_WARM", "1");
        fixture().previews.lookAfter();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fixture().previews.warm() == 1);

        PreviewTarget first = fixture().project("first");
        PreviewTarget second = fixture().project("second");

        assertThat(fixture().state(first)).isInstanceOf(PreviewState.Running.class);
        assertThat(fixture().route(first).path("state").asText()).isEqualTo("running");
        assertThat(fixture().page(first)).isNotEmpty();
        assertThat(fixture().state(second)).isInstanceOf(PreviewState.Sleeping.class);
        assertThat(fixture().previews.warm()).isZero();
        assertThat(fixture().previews.open(first).id()).isEqualTo(Previews.sandboxId(first.project()));
        fixture().delete(first);
        fixture().previews.lookAfter();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fixture().previews.warm() == 1);
        assertThat(fixture().provider.existing()).hasSize(1).doesNotContain(Previews.sandboxId(first.project()));
    }

    @Test
    @DisplayName("F1 what is ready is made anew when the starter is another one, and given back when no project comes")
    default void staleWarmth() throws Exception {
        fixture().with("ATELIER_PREVIEW_WARM", "1");
        fixture().previews.lookAfter();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fixture().previews.warm() == 1);

        Files.writeString(fixture().template().resolve("index.html"), "<title>Another starter</title>");
        fixture().previews.inspect();
        assertThat(fixture().previews.warm()).isZero();
        assertThat(fixture().provider.existing()).isEmpty();

        fixture().previews.lookAfter();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fixture().previews.warm() == 1);
        TenantId withLess = TenantId.random();
        fixture().limited.put(withLess, SandboxLimits.standard().withPids(64));
        assertThat(fixture().previews.takeWarm(withLess))
                .as("T6 it has what everybody has")
                .isEmpty();
        ProjectId promised = fixture().previews.takeWarm(TenantId.random()).orElseThrow();
        fixture().previews.discard(promised);
        fixture().sources.delete(promised);

        assertThat(fixture().provider.existing()).isEmpty();
        assertThat(directories("projects")).isEmpty();
    }

    @Test
    @DisplayName("B16 closing leaves no sandbox, no socket and no warm project behind")
    default void closing() throws Exception {
        fixture().with("ATELIER_PREVIEW_WARM", "1");
        running("closed");
        fixture().previews.lookAfter();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fixture().previews.warm() == 1);

        fixture().previews.close();

        assertThat(fixture().provider.existing()).isEmpty();
        assertThat(directories("sbx")).isEmpty();
        assertThat(directories("projects")).hasSize(1);
    }

    @Test
    @DisplayName("B16 a deleted project leaves nothing, and cannot be woken by who still works on it")
    default void deleted() throws Exception {
        PreviewTarget target = running("deleted");
        fixture().use(target);
        fixture().pass(PreviewsFixture.PAUSE.plusSeconds(1));

        fixture().delete(target);

        assertThat(fixture().previews.resume(target.project())).isFalse();
        org.assertj.core.api.Assertions.assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> fixture().previews.hold(target));
        assertThat(fixture().provider.existing()).isEmpty();
        assertThat(directories("sbx")).isEmpty();
        assertThat(directories("routes")).isEmpty();
        assertThat(directories("routes/.activity")).isEmpty();
    }

    default PreviewTarget running(String slug) throws InterruptedException {
        PreviewTarget target = fixture().project(slug);
        Sandbox unused = fixture().previews.open(target);
        assertThat(unused.id()).isEqualTo(Previews.sandboxId(target.project()));
        return target;
    }

    /** The names in a directory of the installation, without its hidden ones. */
    default List<String> directories(String name) throws IOException {
        try (Stream<Path> entries = Files.list(fixture().home.resolve(name))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(entry -> !entry.startsWith("."))
                    .toList();
        }
    }
}
