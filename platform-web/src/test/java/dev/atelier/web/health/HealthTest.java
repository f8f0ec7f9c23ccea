package dev.atelier.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    @DisplayName("R12 the answer names each component, how it is and why")
    void answer() throws Exception {
        Health health = health(List.of(
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
        Health health = health(List.of(
                probe("database", ComponentHealth::up), probe("sandbox", () -> ComponentHealth.down("No engine."))));

        assertThat(health.status()).isEqualTo(ComponentHealth.Status.DOWN);
    }

    @Test
    @DisplayName("R12 since when a component is as it is: from the first look that saw it so")
    void since() {
        Instant first = Instant.parse("2026-03-01T10:00:00Z");
        Instant second = first.plusSeconds(60);
        Since since = new Since();

        since.of(Map.of("git", ComponentHealth.up(), "blobs", ComponentHealth.up()), first);
        Map<String, Instant> now = since.of(
                Map.of("git", ComponentHealth.up("Other words."), "blobs", ComponentHealth.down("Full.")), second);

        assertThat(now).containsOnly(Map.entry("git", first), Map.entry("blobs", second));
    }

    @Test
    @DisplayName("R12 a probe that fails counts as down, and tells nothing of its failure")
    void failingProbe() {
        Health health = health(List.of(probe("database", () -> {
            throw new IllegalStateException("jdbc:mariadb://secret");
        })));

        assertThat(health.status()).isEqualTo(ComponentHealth.Status.DOWN);
        assertThat(health.components().toString()).doesNotContain("jdbc");
    }

    @Test
    @DisplayName("R12 who is not an administrator is told how each component is, but not why")
    void without_reasons() {
        Health health = health(List.of(probe("sandbox", () -> ComponentHealth.down("The engine is at 10.0.0.3."))));

        assertThat(health.withoutReasons().toString()).contains("DOWN").doesNotContain("10.0.0.3");
    }

    @Test
    @DisplayName("R12 a probe that does not answer in time counts as down, and keeps nobody waiting")
    void slow() {
        CountDownLatch never = new CountDownLatch(1);
        Health health = Health.of(
                List.of(probe("database", ComponentHealth::up), probe("forge", () -> {
                    await(never);
                    return ComponentHealth.up();
                })),
                task -> Thread.ofVirtual().start(task),
                Duration.ofMillis(200),
                Duration.ofMillis(200));
        never.countDown();

        assertThat(component(health, "forge").why())
                .hasValueSatisfying(why -> assertThat(why).contains("did not answer"));
        assertThat(component(health, "database").status()).isEqualTo(ComponentHealth.Status.UP);
    }

    @Test
    @DisplayName("R12 what the platform can do without does not make it unready")
    void not_essential() {
        HealthProbe keycloak = new HealthProbe() {
            @Override
            public String component() {
                return "keycloak";
            }

            @Override
            public ComponentHealth look() {
                return ComponentHealth.down("away");
            }

            @Override
            public boolean essential() {
                return false;
            }
        };

        Health health = health(List.of(keycloak));

        assertThat(health.status()).isEqualTo(ComponentHealth.Status.UP);
        assertThat(component(health, "keycloak").status()).isEqualTo(ComponentHealth.Status.DOWN);
    }

    private static Health health(List<HealthProbe> probes) {
        return Health.of(probes, Runnable::run, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private static ComponentHealth component(Health health, String name) {
        return Objects.requireNonNull(health.components().get(name));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
