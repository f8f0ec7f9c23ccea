package dev.atelier.core.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.Command;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.EgressContract;
import dev.atelier.core.sandbox.EgressListener;
import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.EgressRule;
import dev.atelier.core.sandbox.EgressRule.Reach;
import dev.atelier.core.sandbox.IsolatingProviderContract;
import dev.atelier.core.sandbox.Loudly;
import dev.atelier.core.sandbox.Recorded;
import dev.atelier.core.sandbox.Sandbox;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.sandbox.SandboxSettings;
import dev.atelier.core.sandbox.TextServer;
import dev.atelier.core.sandbox.Workshop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    @DisplayName("X16 S7 the way out works again after adoption")
    void egressAfterAdoption() throws Exception {
        try (TextServer listed = TextServer.start("from the registry")) {
            EgressPolicy policy = new EgressPolicy(List.of(new EgressRule("localhost", listed.port(), Reach.PRIVATE)));
            workshop.provider().open(workshop.spec("way-out", policy));

            workshop.restarted();

            Sandbox adopted = workshop.provider().open(workshop.spec("way-out", policy));
            assertThat(Recorded.outputOf(
                            adopted, "node", "-e", EgressContract.THROUGH_PROXY, "localhost:" + listed.port()))
                    .contains("from the registry");
        }
    }

    @Test
    @DisplayName("R9 a missing image is told with the command that builds it")
    void missingImage(@TempDir Path home) {
        SandboxSettings standard = Workshop.settings(home);
        SandboxSettings settings = new SandboxSettings(
                standard.kind(),
                home,
                "atelier/no-such-image:never",
                standard.limits(),
                standard.egress(),
                standard.registries(),
                standard.caBundle(),
                standard.daemon(),
                standard.searchPath());
        try (DockerProvider provider = new DockerProvider(settings, EgressListener.logging())) {
            assertThat(provider.health().isUp()).isFalse();
            assertThat(provider.health().why()).contains("./atelier image");
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> provider.open(workshop.spec("imageless")))
                    .withMessageContaining("./atelier image");
        }
    }
}
