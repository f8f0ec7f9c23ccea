package dev.atelier.core.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.IsolatingProviderContract;
import dev.atelier.core.sandbox.Loudly;
import dev.atelier.core.sandbox.Recorded;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("Sandboxes by Docker")
class DockerProviderTest implements IsolatingProviderContract {
    private Workshop workshop;

    @BeforeEach
    void setUp(@TempDir Path home) {
        workshop = new Workshop(home, DockerProvider::new);
        Loudly.skipUnless(workshop.provider().health());
    }

    @AfterEach
    void tearDown() {
        if (workshop.provider().health().isUp()) {
            workshop.close();
        }
    }

    @Override
    public Workshop workshop() {
        return workshop;
    }

    @Override
    public void assertNothingLeft() throws Exception {
        assertThat(workshop.provider().existing()).isEmpty();
        assertThat(Files.readString(Path.of("/proc/self/mounts")))
                .doesNotContain(workshop.home().toString());
    }

    @Test
    @DisplayName("S4 S7 a restarted platform adopts the sandbox with what runs in it, awake or asleep")
    void adoption() throws InterruptedException {
        Sandbox before = workshop.open("adopted");
        String hostname = Recorded.outputOf(before, "sh", "-c", "echo kept > /tmp/note; echo $PPID");
        before.suspend();

        workshop.restarted();

        assertThat(workshop.provider().existing()).containsExactly(before.id());
        Sandbox after = workshop.open("adopted");
        assertThat(after).isNotSameAs(before);
        assertThat(Recorded.outputOf(after, "cat", "/tmp/note")).isEqualTo("kept");
        assertThat(hostname).isNotEmpty();
    }

    @Test
    @DisplayName("S4 a sandbox with other limits, or a dead one, is replaced and not adopted")
    void noAdoption() throws InterruptedException {
        Sandbox before = workshop.open("replaced");
        before.run(Command.of("touch", "/tmp/note"), CommandOutput.ignored());

        workshop.restarted();

        Sandbox after = workshop.open("replaced", SandboxLimits.standard().withPids(100));
        assertThat(Recorded.outputOf(after, "ls", "/tmp/note")).isEmpty();
        assertThat(workshop.provider().existing()).hasSize(1);
    }
}
