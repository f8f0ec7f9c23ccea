package dev.atelier.core.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.IsolatingProviderContract;
import dev.atelier.core.sandbox.Loudly;
import dev.atelier.core.sandbox.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Sandboxes by bubblewrap")
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
    public void assertNothingLeft() throws Exception {
        assertThat(ControlGroupFiles.ofSandboxes()).isEmpty();
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
}
