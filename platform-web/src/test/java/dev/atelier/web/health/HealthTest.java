package dev.atelier.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    @DisplayName("R12 the answer names each component, how it is and why")
    void answer() throws Exception {
        Health health = Health.of(List.of(
                probe("sandbox", () -> ComponentHealth.up("local")),
                probe("model", () -> ComponentHealth.notConfigured("No key is set.")),
                probe("database", ComponentHealth::up)));

        assertThat(new ObjectMapper().registerModule(new Jdk8Module()).writeValueAsString(health))
                .isEqualTo("{\"status\":\"up\",\"components\":{\"database\":{\"status\":\"up\"},"
                        + "\"model\":{\"status\":\"not_configured\",\"why\":\"No key is set.\"},"
                        + "\"sandbox\":{\"status\":\"up\",\"why\":\"local\"}}}");
    }

    @Test
    @DisplayName("R12 one component that is down makes the platform not ready")
    void down() {
        Health health = Health.of(List.of(
                probe("database", ComponentHealth::up), probe("sandbox", () -> ComponentHealth.down("No engine."))));

        assertThat(health.status()).isEqualTo(ComponentHealth.Status.DOWN);
    }

    @Test
    @DisplayName("R12 a probe that fails counts as down, and tells nothing of its failure")
    void failingProbe() {
        Health health = Health.of(List.of(probe("database", () -> {
            throw new IllegalStateException("jdbc:mariadb://secret");
        })));

        assertThat(health.status()).isEqualTo(ComponentHealth.Status.DOWN);
        assertThat(health.components().toString()).doesNotContain("jdbc");
    }

    private static HealthProbe probe(String name, Supplier<ComponentHealth> look) {
        return new HealthProbe() {
            @Override
            public String component() {
                return name;
            }

            @Override
            public ComponentHealth look() {
                return look.get();
            }
        };
    }
}
