package dev.atelier.core.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.IsolatingProviderContract;
import dev.atelier.core.sandbox.Loudly;
import dev.atelier.core.sandbox.Recorded;
import dev.atelier.core.sandbox.SandboxState.Running;
import dev.atelier.core.sandbox.Workshop;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sandboxes by bubblewrap")
@Tag("slow")
class BubblewrapProviderTest implements IsolatingProviderContract {
    private Workshop workshop;

    @BeforeEach
    void setUp(@TempDir Path home) {
        workshop = new Workshop(home, BubblewrapProvider::new);
        Loudly.skipUnless(workshop.provider().health());
    }

    @AfterEach
    void tearDown() {
        workshop.close();
    }

    @Override
    public Workshop workshop() {
        return workshop;
    }

    @Override
    public boolean limitsMemory() {
        return workshop.provider().health().why().contains("limits by control groups");
    }

    @Override
    public void assertNothingLeft() throws Exception {
        assertThat(ControlGroupFiles.ofSandboxes(workshop.home())).isEmpty();
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            assertThat(processes
                            .map(ProcessHandle::info)
                            .flatMap(info -> info.commandLine().stream())
                            .filter(line -> line.contains(workshop.home().toString())))
                    .isEmpty();
        }
        assertThat(Files.readString(Path.of("/proc/self/mounts")))
                .doesNotContain(workshop.home().toString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"awake", "suspended"})
    @DisplayName("S7 R9 sandboxes die with a killed platform, and the next one clears up what they left")
    void killedPlatform(String how, @TempDir Path home) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        ShortLivedPlatform.class.getName(),
                        home.toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = platform.inputReader()) {
            assertThat(said.readLine()).isEqualTo("opened orphan");
        }
        List<ProcessHandle> inside = ProcessTree.below(platform.toHandle());
        assertThat(inside).hasSizeGreaterThanOrEqualTo(3);

        platform.destroyForcibly().waitFor();

        if (how.equals("awake")) {
            Awaitility.await().until(() -> inside.stream().noneMatch(ProcessTree::isRunning));
        }
        try (Workshop next = new Workshop(home, BubblewrapProvider::new)) {
            assertThat(inside).noneMatch(ProcessTree::isRunning);
            assertThat(next.provider().existing()).isEmpty();
            assertThat(home.resolve("sbx")).isEmptyDirectory();
            assertThat(ControlGroupFiles.ofSandboxes(home)).isEmpty();
        }
    }

    @Test
    @DisplayName("S4 a sandbox outlives the thread that opened it")
    void threadThatOpened() throws Exception {
        Thread opener = new Thread(() -> workshop.open("threads"));
        opener.start();
        opener.join();

        assertThat(Recorded.outputOf(workshop.open("threads"), "echo", "alive")).isEqualTo("alive");
        assertThat(workshop.open("threads").state()).isInstanceOf(Running.class);
    }
}
