package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        assertThat(choice.provider().name()).isEqualTo("docker");
        assertThat(choice.reason()).contains("docker is fine");
        assertThat(choice.available()).containsExactly(SandboxKind.DOCKER, SandboxKind.LOCAL);
    }

    @Test
    @DisplayName("R9 auto takes bubblewrap when Docker does not work, and says why")
    void autoLocal() {
        docker.health = Health.notConfigured("no engine");

        SandboxChoice choice = Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local);

        assertThat(choice.provider().name()).isEqualTo("local");
        assertThat(choice.reason()).contains("local is fine", "no engine");
        assertThat(choice.available()).containsExactly(SandboxKind.LOCAL);
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
                        .provider()
                        .name())
                .isEqualTo("local");
    }

    @Test
    @DisplayName("R9 a request may ask for each that is there; one that is missing is told, with those that are not")
    void require() {
        SandboxChoice both = Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local);
        SandboxChoice forced = Sandboxes.choose(SandboxKind.DOCKER, () -> docker, () -> local);

        both.require(SandboxKind.LOCAL);
        both.require(SandboxKind.DOCKER);
        forced.require(SandboxKind.DOCKER);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> forced.require(SandboxKind.LOCAL))
                .satisfies(e -> {
                    assertThat(e.fault().kind()).isEqualTo(FaultKind.USER);
                    assertThat(e.fault().code()).isEqualTo("sandbox_not_available");
                    assertThat(e.fault().message())
                            .contains("local are not available")
                            .endsWith("ask for: docker.");
                });
        local.health = Health.notConfigured("no bwrap");
        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> both.require(SandboxKind.LOCAL));
    }

    @Test
    @DisplayName("R9 a spec that names its kind is never given to another provider")
    void of_its_kind() {
        SandboxChoice both = Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local);
        SandboxChoice forced = Sandboxes.choose(SandboxKind.DOCKER, () -> docker, () -> local);

        assertThat(both.provider().nameFor(spec(Optional.of(SandboxKind.LOCAL))))
                .isEqualTo("local");
        assertThat(both.provider().nameFor(spec(Optional.of(SandboxKind.DOCKER))))
                .isEqualTo("docker");
        assertThat(both.provider().nameFor(spec(Optional.empty()))).isEqualTo("docker");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> forced.provider().open(spec(Optional.of(SandboxKind.LOCAL))))
                .withMessageContaining("local are not available");
    }

    @Test
    @DisplayName("R9 one provider in trouble keeps no other from removing what it has")
    void trouble() {
        SandboxChoice both = Sandboxes.choose(SandboxKind.AUTO, () -> docker, () -> local);
        docker.broken = true;

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> both.provider().remove(new SandboxId("a")));
        assertThat(local.removed).containsExactly(new SandboxId("a"));
        both.provider().close();
        assertThat(docker.closed && local.closed).isTrue();
    }

    @Test
    void words_of_requests() {
        assertThat(SandboxKind.asked(" Docker ")).contains(SandboxKind.DOCKER);
        assertThat(SandboxKind.asked("auto")).isEmpty();
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SandboxKind.asked("chroot"))
                .withMessageContaining("docker, local or auto");
    }

    private static SandboxSpec spec(Optional<SandboxKind> kind) {
        return new SandboxSpec(
                new SandboxId("a"), Path.of("/tmp/a"), SandboxLimits.standard(), EgressPolicy.none(), kind, Map.of());
    }

    private static final class Fake implements SandboxProvider {
        private final String name;
        private Health health;
        private boolean closed;
        private boolean broken;
        private final List<SandboxId> removed = new ArrayList<>();

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
            if (broken) {
                throw new IllegalStateException("the engine is away");
            }
            removed.add(id);
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
