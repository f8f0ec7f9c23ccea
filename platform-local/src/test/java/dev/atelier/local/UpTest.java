package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Instance;
import dev.atelier.local.server.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole installation with a web application that has nothing in it but its readiness. */
@Tag("slow")
@DisplayName("X19 One command runs everything")
class UpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private LauncherProcess launcher = LauncherProcess.none();

    @BeforeEach
    void layOut() throws IOException {
        TinyCheckout.layOut(directory.resolve("checkout"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        launcher.stop();
    }

    @Test
    void startsSurvivesTheDeathOfThePlatformAndStopsLeavingNothingBehind() throws Exception {
        launcher = start("up", "--port", "0");
        launcher.awaitLine("Atelier is running");
        Instance instance = instance();

        assertThat(platform(instance)).isEqualTo(200);
        assertThat(signInPage(instance)).isEqualTo(200);
        assertThat(launcher.output()).contains(instance.urls().get("platform")).contains("because this is a test");

        process(instance, "platform").destroyForcibly();
        launcher.awaitLine("The platform is back.");
        assertThat(platform(instance())).isEqualTo(200);

        LauncherProcess second = start("up", "--port", "0");
        assertThat(second.awaitExit()).isEqualTo(2);
        assertThat(second.output())
                .contains("runs already")
                .contains(instance.urls().get("platform"));

        List<ProcessHandle> servers = instance().processes().values().stream()
                .map(server -> server.handle().orElseThrow())
                .toList();
        assertThat(start("stop").awaitExit()).isZero();
        assertThat(servers).hasSize(4).noneMatch(ProcessHandle::isAlive);
        assertThat(start("status").awaitExit()).isEqualTo(3);
    }

    @Test
    void whenItIsKilledItsServersEndToo() throws Exception {
        launcher = start("up", "--port", "0");
        launcher.awaitLine("Atelier is running");
        Instance instance = instance();

        launcher.kill();

        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> instance.processes().values().stream()
                        .allMatch(server -> server.handle().isEmpty()));
    }

    @Test
    void aWrongSettingEndsItAtOnceWithASentence() throws Exception {
        launcher = LauncherProcess.start(
                directory.resolve("checkout"), environment(Map.of("ATELIER_PORT", "eighty")), "up");

        assertThat(launcher.awaitExit()).isEqualTo(2);
        assertThat(launcher.output()).startsWith("ATELIER_PORT is \"eighty\"").hasLineCount(1);
    }

    private LauncherProcess start(String... arguments) throws IOException {
        return LauncherProcess.start(directory.resolve("checkout"), environment(Map.of()), arguments);
    }

    private Map<String, String> environment(Map<String, String> more) {
        return TinyCheckout.environment(directory, more);
    }

    private Instance instance() {
        return Home.find(directory.resolve("home")).flatMap(Instance::read).orElseThrow();
    }

    private static ProcessHandle process(Instance instance, String name) {
        return Objects.requireNonNull(instance.processes().get(name)).handle().orElseThrow();
    }

    private static int platform(Instance instance) {
        int gateway = instance.ports().getOrDefault("gateway", 0);
        return status(new Probe("atelier.localhost", gateway, "/health/ready"));
    }

    private static int signInPage(Instance instance) {
        int keycloak = instance.ports().getOrDefault("keycloak", 0);
        String path = "/realms/atelier/protocol/openid-connect/auth?client_id=atelier-web&response_type=code"
                + "&scope=openid&redirect_uri=" + instance.urls().get("platform") + "/oidc/callback";
        return status(new Probe("localhost:" + keycloak, keycloak, path));
    }

    private static int status(Probe probe) {
        return probe.ask(PATIENCE).map(Probe.Answer::status).orElse(0);
    }
}
