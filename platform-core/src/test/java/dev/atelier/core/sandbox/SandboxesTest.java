package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Choosing a sandbox provider")
class SandboxesTest {
    private final Fake docker = new Fake("docker");
    private final Fake local = new Fake("local");

    @Test
    @DisplayName("R9 auto takes Docker when it works, and says so")
    void autoDocker() {
        SandboxChoice choice = Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local);

        assertThat(choice.provider()).isSameAs(docker);
        assertThat(choice.reason()).contains("docker is fine");
    }

    @Test
    @DisplayName("R9 auto takes bubblewrap when Docker does not work, and says why")
    void autoLocal() {
        docker.health = Health.notConfigured("no engine");

        SandboxChoice choice = Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local);

        assertThat(choice.provider()).isSameAs(local);
        assertThat(choice.reason()).contains("local is fine", "no engine");
        assertThat(docker.closed).isTrue();
    }

    @Test
    @DisplayName("R9 with neither there is an error that names both ways out")
    void neither() {
        docker.health = Health.notConfigured("install docker.io");
        local.health = Health.notConfigured("install bubblewrap");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local))
                .satisfies(e -> {
                    assertThat(e.fault().kind()).isEqualTo(FaultKind.PLATFORM);
                    assertThat(e.fault().message()).contains("install docker.io", "install bubblewrap");
                });
        assertThat(docker.closed).isTrue();
        assertThat(local.closed).isTrue();
    }

    @Test
    @DisplayName("R9 the one asked for is never replaced by another")
    void noReplacement() {
        docker.health = Health.down("broken");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Sandboxes.choose(SandboxKind.DOCKER, () -> docker, () -> local))
                .withMessageContaining("ATELIER_SANDBOX asks for docker")
                .withMessageContaining("broken");
        assertThat(Sandboxes.choose(SandboxKind.LOCAL, () -> docker, () -> local)
                        .provider())
                .isSameAs(local);
    }

    private static final class Fake implements SandboxProvider {
        private final String name;
        private Health health;
        private boolean closed;

        Fake(String name) {
            this.name = name;
            this.health = Health.up(name + " is fine");
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Sandbox open(SandboxSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Sandbox> adopt(SandboxSpec spec) {
            return Optional.empty();
        }

        @Override
        public void retain(Set<SandboxId> wanted) {
            // has none
        }

        @Override
        public List<SandboxId> existing() {
            return List.of();
        }

        @Override
        public void remove(SandboxId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Health health() {
            return health;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
