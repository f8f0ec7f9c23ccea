package dev.atelier.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final Launchpad launchpad = new Launchpad(System.getenv().getOrDefault("PATH", ""));
    private final Told told = new Told();

    @AfterEach
    void close() {
        launchpad.close();
    }

    @Test
    void whatAProgramSaysIsToldAndLogged() throws Exception {
        Keeper keeper = keep("echo \"hello $WHO\"; echo oops >&2; exec sleep 600");

        await().until(() -> told.lines.size() == 2);
        keeper.stop(PATIENCE);

        assertThat(told.lines).containsExactly("hello world", "oops");
        assertThat(directory.resolve("program.log")).hasContent("hello world\noops\n");
    }

    @Test
    void whatAProgramSaysWhenItIsStoppedIsNotLost() throws Exception {
        Keeper keeper = keep("trap 'echo saving; echo saved; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        await().until(() -> told.lines.contains("ready"));

        keeper.stop(PATIENCE);

        assertThat(directory.resolve("program.log")).hasContent("ready\nsaving\nsaved\n");
    }

    @Test
    void aProgramThatDiesIsStartedAgain() throws Exception {
        Keeper keeper = keep("exec sleep 600");
        await().until(() -> told.pids.size() == 1);

        ProcessHandle.of(told.pids.getFirst()).orElseThrow().destroyForcibly();
        await().until(() -> told.pids.size() == 2);
        keeper.stop(PATIENCE);

        assertThat(told.deaths).containsExactly(137);
        assertThat(told.pids).doesNotHaveDuplicates();
        assertThat(ProcessHandle.of(told.pids.getLast())).isEmpty();
    }

    @Test
    void aStoppedProgramStaysStopped() throws Exception {
        Keeper keeper = keep("exec sleep 600");

        keeper.stop(PATIENCE);
        keeper.stop(PATIENCE);

        assertThat(told.deaths).isEmpty();
        assertThatExceptionOfType(IOException.class).isThrownBy(keeper::start);
    }

    @Test
    void aProgramThatIgnoresBeingAskedIsKilledWithItsChildren() throws Exception {
        Keeper keeper = keep("trap '' TERM; sleep 600 & echo $!; while :; do wait; done");
        await().until(() -> told.lines.size() == 1);
        long child = Long.parseLong(told.lines.getFirst());

        keeper.stop(Duration.ofMillis(50));

        await().until(() ->
                ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(ProcessHandle.of(told.pids.getFirst()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private Keeper keep(String script) throws IOException {
        Program program = new Program("program", List.of("/bin/sh", "-c", script), Map.of("WHO", "world"), directory);
        Keeper keeper = new Keeper(launchpad, "program", () -> program, directory, told);
        keeper.start();
        return keeper;
    }

    private static final class Told implements Keeper.Witness {
        final List<Long> pids = new CopyOnWriteArrayList<>();
        final List<String> lines = new CopyOnWriteArrayList<>();
        final List<Integer> deaths = new CopyOnWriteArrayList<>();

        @Override
        public void started(long pid) {
            pids.add(pid);
        }

        @Override
        public void said(String line) {
            lines.add(line);
        }

        @Override
        public void died(int exitCode, Duration pause) {
            deaths.add(exitCode);
        }

        @Override
        public void gaveUp(String reason) {
            lines.add(reason);
        }
    }
}
