package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The sandbox settings")
class SandboxSettingsTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("B21 have defaults")
    void defaults() {
        SandboxSettings settings = read(Map.of());

        assertThat(settings.kind()).isEqualTo(SandboxKind.AUTO);
        assertThat(settings.home()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.image()).isEqualTo("atelier/sandbox:dev");
        assertThat(settings.limits()).isEqualTo(SandboxLimits.standard());
        assertThat(settings.egress()).isEqualTo(settings.registries().policy());
        assertThat(settings.daemon()).isEqualTo(Path.of("agent-image/daemon").toAbsolutePath());
    }

    @Test
    @DisplayName("B21 take every key")
    void everyKey() throws IOException {
        Path bundle = Files.writeString(directory.resolve("ca.pem"), "certificates");

        SandboxSettings settings = read(Map.of(
                "ATELIER_SANDBOX", "local",
                "ATELIER_HOME", "/srv/atelier",
                "ATELIER_SANDBOX_IMAGE", "corp/sandbox:7",
                "ATELIER_SANDBOX_MEMORY_MB", "2048",
                "ATELIER_SANDBOX_CPUS", "1.5",
                "ATELIER_SANDBOX_PIDS", "300",
                "ATELIER_SANDBOX_OUTPUT_MB", "3",
                "ATELIER_EGRESS_ALLOW", "npm.corp.example, git.corp.example:8443",
                "ATELIER_CA_BUNDLE", bundle.toString(),
                "ATELIER_DAEMON_DIR", "/opt/atelier/daemon"));

        assertThat(settings.kind()).isEqualTo(SandboxKind.LOCAL);
        assertThat(settings.home()).isEqualTo(Path.of("/srv/atelier"));
        assertThat(settings.image()).isEqualTo("corp/sandbox:7");
        assertThat(settings.limits().memoryMb()).isEqualTo(2048);
        assertThat(settings.limits().cpus()).isEqualTo(1.5);
        assertThat(settings.limits().pids()).isEqualTo(300);
        assertThat(settings.limits().outputMb()).isEqualTo(3);
        assertThat(settings.egress().rules())
                .extracting(EgressRule::toString)
                .containsExactly("npm.corp.example:443", "git.corp.example:8443");
        assertThat(settings.caBundle()).hasValue(bundle);
        assertThat(settings.daemon()).isEqualTo(Path.of("/opt/atelier/daemon"));
        assertThat(settings.environmentInside("/etc/ca.pem"))
                .containsEntry("NODE_EXTRA_CA_CERTS", "/etc/ca.pem")
                .containsEntry("PIP_CERT", "/etc/ca.pem")
                .containsEntry("SSL_CERT_FILE", "/etc/ca.pem")
                .containsEntry("GIT_SSL_CAINFO", "/etc/ca.pem")
                .containsEntry("ATELIER_SANDBOX", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "ATELIER_SANDBOX, podman",
        "ATELIER_SANDBOX_MEMORY_MB, 10",
        "ATELIER_SANDBOX_CPUS, none",
        "ATELIER_SANDBOX_PIDS, 1",
        "ATELIER_SANDBOX_OUTPUT_MB, 0",
        "ATELIER_EGRESS_ALLOW, https://registry.example/",
        "ATELIER_CA_BUNDLE, /no/such/file.pem"
    })
    @DisplayName("B21 that are wrong stop the start, naming the key")
    void wrong(String key, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(Map.of(key, value)))
                .withMessageContaining(key)
                .withMessageContaining("Example");
    }

    private SandboxSettings read(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HOME", directory.toString());
        return SandboxSettings.from(Settings.fromEnvironment(all), all);
    }
}
