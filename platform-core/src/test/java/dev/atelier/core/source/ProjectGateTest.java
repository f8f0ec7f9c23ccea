package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectGateTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void letsOneOperationInAtATime() throws InterruptedException {
        ProjectGate gate = new ProjectGate(LONG);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(Thread.ofVirtual()
                    .start(() -> gate.act(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        inside.decrementAndGet();
                    })));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    @DisplayName("B9 cancelling a run does not break an operation half-way")
    void anInterruptedCallerStillGetsTheWholeResult() throws InterruptedException {
        ProjectGate gate = new ProjectGate(LONG);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger result = new AtomicInteger();
        AtomicBoolean interruptedInside = new AtomicBoolean();
        AtomicBoolean interruptedAfter = new AtomicBoolean();
        Thread caller = Thread.ofPlatform().start(() -> {
            result.set(gate.run(() -> {
                started.countDown();
                interruptedInside.set(isInterruptedWhileWaiting(goOn));
                return 7;
            }));
            interruptedAfter.set(Thread.currentThread().isInterrupted());
        });
        started.await();
        caller.interrupt();
        goOn.countDown();
        caller.join();

        assertThat(result).hasValue(7);
        assertThat(interruptedInside).isFalse();
        assertThat(interruptedAfter).isTrue();
    }

    @Test
    @DisplayName("X16 a thread that waits on a planted pipe holds up its own project only")
    void aStuckOperationIsAFaultAndNoMore(@TempDir Path directory) throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        Commands.run(directory, "mkfifo", pipe.toString());
        ProjectGate stuck = new ProjectGate(SHORT);
        ProjectGate other = new ProjectGate(LONG);

        assertBusy(() -> stuck.run(() -> {
            try (FileInputStream in = new FileInputStream(pipe.toFile())) {
                return in.read();
            }
        }));
        assertBusy(() -> stuck.run(() -> 1));
        assertThat(other.<Integer>run(() -> 2)).isEqualTo(2);

        new FileOutputStream(pipe.toFile()).close();
        Awaitility.await().until(() -> isFree(stuck));
    }

    @Test
    void passesFaultsOnAndTurnsTheDisksFailuresIntoOne() {
        ProjectGate gate = new ProjectGate(LONG);

        assertThatThrownBy(() -> gate.run(() -> {
                    throw SourceFaults.noProject();
                }))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("not_found"));
        assertThatThrownBy(() -> gate.run(() -> {
                    throw new IOException("/var/lib/atelier: No space left on device");
                }))
                .isInstanceOfSatisfying(FaultException.class, e -> {
                    assertThat(e.fault().code()).isEqualTo("storage_failed");
                    assertThat(e.getMessage()).doesNotContain("/var/lib");
                    assertThat(e).hasRootCauseMessage("/var/lib/atelier: No space left on device");
                });
    }

    private static boolean isInterruptedWhileWaiting(CountDownLatch latch) {
        try {
            latch.await();
            return Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean isFree(ProjectGate gate) {
        try {
            return gate.run(() -> true);
        } catch (FaultException e) {
            return false;
        }
    }

    private static void assertBusy(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("project_busy"));
    }
}
