package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.SandboxState.Lost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens when things end: services, the sandbox itself, the platform. */
interface SurvivalContract {
    Workshop workshop();

    void assertNothingLeft() throws Exception;

    @Test
    @DisplayName("S4 a service that crashes is started again, and its log tells")
    default void crashedService() throws Exception {
        Sandbox sandbox = workshop().open("crash");
        List<String> log = new CopyOnWriteArrayList<>();
        sandbox.startService(Scripts.devServer());
        try (AutoCloseable following = sandbox.followLog(Service.DEV, log::add)) {
            Awaitility.await().until(() -> state(sandbox) == ServiceStatus.State.RUNNING);
            assertThat(following).isNotNull();

            assertThat(UnixHttp.get(sandbox.devSocket(), "/crash")).isEmpty();

            Awaitility.await()
                    .until(() -> sandbox.serviceStatus(Service.DEV).restarts() == 1
                            && state(sandbox) == ServiceStatus.State.RUNNING);
            assertThat(UnixHttp.get(sandbox.devSocket(), "/")).startsWith("HTTP/1.1 200");
            assertThat(sandbox.serviceStatus(Service.DEV).exitCode()).hasValue(3);
            Awaitility.await().untilAsserted(() -> assertThat(log).contains("asked for /crash", "asked for /"));
        }
    }

    @Test
    @DisplayName("B14 a suspended service answers again after resuming, the same process")
    default void suspendedService() {
        Sandbox sandbox = workshop().open("sleep");
        sandbox.startService(Scripts.devServer());
        Awaitility.await().until(() -> state(sandbox) == ServiceStatus.State.RUNNING);
        String before = UnixHttp.get(sandbox.devSocket(), "/").lines().reduce("", (a, b) -> b);

        sandbox.suspend();
        sandbox.resume();

        assertThat(before).startsWith("pid ");
        assertThat(UnixHttp.get(sandbox.devSocket(), "/")).endsWith(before);
    }

    @Test
    @DisplayName("S4 the run is told when its sandbox dies, and opening again gives a new one")
    default void killedSandbox() throws Exception {
        Sandbox sandbox = workshop().open("killed");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> sandbox.run(Scripts.shell("kill -9 -1; sleep 600"), CommandOutput.ignored()))
                .satisfies(e -> {
                    assertThat(e.fault().code()).isIn("sandbox_lost", "sandbox_silent");
                    assertThat(e.fault().retriable()).isTrue();
                });

        Awaitility.await().until(() -> sandbox.state() instanceof Lost);
        Sandbox next = workshop().open("killed");
        assertThat(next).isNotSameAs(sandbox);
        assertThat(Recorded.outputOf(next, "echo", "new")).isEqualTo("new");
    }

    @Test
    @DisplayName("T6 R9 closing frees everything, also in the middle of a command and for an interrupted thread")
    default void closingFreesEverything() throws Exception {
        Sandbox sandbox = workshop().open("freed");
        sandbox.startService(Scripts.devServer());
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> sandbox.run(
                        Scripts.shell("setsid sleep 8001 & echo waiting; sleep 8002"), new InterruptingOutput()));
        Sandbox suspended = workshop().open("freed-asleep");
        suspended.suspend();

        Thread.currentThread().interrupt();
        sandbox.close();
        assertThat(Thread.interrupted()).isTrue();
        suspended.close();

        try (Stream<Path> left = Files.list(workshop().home().resolve("sbx"))) {
            assertThat(left).isEmpty();
        }
        assertNothingLeft();
    }

    @Test
    @DisplayName("R9 what was left of a sandbox does not keep its name from being used again")
    default void sameNameAgain() throws Exception {
        workshop().open("phoenix").close();

        assertThat(Recorded.outputOf(workshop().open("phoenix"), "echo", "risen"))
                .isEqualTo("risen");
    }

    @Test
    @DisplayName("R9 a sandbox that cannot start is told as that, and leaves nothing behind")
    default void failedStart() throws Exception {
        SandboxSpec spec = workshop().spec("unborn");
        Files.delete(spec.workTree());

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> workshop().provider().open(spec))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("sandbox_not_started"));

        assertThat(workshop().provider().existing()).isEmpty();
        assertNothingLeft();
    }

    @Test
    @DisplayName("S4 many sandboxes can be opened, used and closed at the same time")
    default void manyAtOnce() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String id = "many-" + i;
            workshop().workTree(id);
            threads.add(Thread.ofVirtual().start(() -> {
                try (Sandbox sandbox = workshop().open(id)) {
                    said.add(Recorded.outputOf(sandbox, "echo", id));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(said).containsExactlyInAnyOrder("many-0", "many-1", "many-2", "many-3");
        assertNothingLeft();
    }

    private static ServiceStatus.State state(Sandbox sandbox) {
        return sandbox.serviceStatus(Service.DEV).state();
    }
}
