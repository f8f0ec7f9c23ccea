package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.config.SettingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B21 The launcher's settings")
class LocalSettingsTest {
    private static final Path ROOT = Path.of("/opt/checkout");

    @Test
    void withoutAnyAreThoseOfTheDocumentation() {
        LocalSettings settings = read(Map.of());

        assertThat(settings.home()).isEqualTo(ROOT.resolve("data"));
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.keycloakPort()).isEqualTo(8180);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.host()).isEqualTo("atelier.localhost");
        assertThat(settings.publicUrl(8080)).isEqualTo("http://atelier.localhost:8080");
        assertThat(settings.templateDirectory()).isEmpty();
        assertThat(settings.jvmOptions()).isEmpty();
    }

    @Test
    void areReadFromTheEnvironment() {
        LocalSettings settings = read(Map.of(
                "ATELIER_HOME", "/srv/atelier",
                "ATELIER_PORT", "9090",
                "ATELIER_KEYCLOAK_PORT", "9180",
                "ATELIER_BIND", "0.0.0.0",
                "ATELIER_HOST", "workshop.test",
                "ATELIER_JVM_OPTIONS", "-Xmx2g  -XX:TieredStopAtLevel=4",
                "ATELIER_TEMPLATE_DIR", "/srv/template"));

        assertThat(settings.home()).isEqualTo(Path.of("/srv/atelier"));
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.keycloakPort()).isEqualTo(9180);
        assertThat(settings.bind()).isEqualTo("0.0.0.0");
        assertThat(settings.host()).isEqualTo("workshop.test");
        assertThat(settings.jvmOptions()).containsExactly("-Xmx2g", "-XX:TieredStopAtLevel=4");
        assertThat(settings.templateDirectory()).contains(Path.of("/srv/template"));
    }

    @Test
    void takeThePortFromTheCommandLineFirst() {
        LocalSettings settings = LocalSettings.from(Map.of("ATELIER_PORT", "9090"), ROOT, OptionalInt.of(7070));

        assertThat(settings.port()).isEqualTo(7070);
        assertThat(settings.keycloakPort()).isEqualTo(8180);
    }

    @Test
    void leaveKeycloakAFreePortTooWhenAnyPortWillDo() {
        assertThat(LocalSettings.from(Map.of(), ROOT, OptionalInt.of(0)).keycloakPort())
                .isZero();
    }

    @Test
    void nameThePlatformsAddressAsBrowsersWriteIt() {
        assertThat(read(Map.of()).publicUrl(80)).isEqualTo("http://atelier.localhost");
        assertThat(read(Map.of("ATELIER_PUBLIC_URL", "https://atelier.example.org/"))
                        .publicUrl(8080))
                .isEqualTo("https://atelier.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "ATELIER_PORT, eighty",
        "ATELIER_PORT, 65536",
        "ATELIER_KEYCLOAK_PORT, -1",
        "ATELIER_HOST, Not A Host",
        "ATELIER_PUBLIC_URL, atelier.example.org",
        "ATELIER_SANDBOX, virtualbox",
        "ATELIER_SANDBOX_MEMORY_MB, lots",
        "ATELIER_CA_BUNDLE, /no/such/file"
    })
    void tellWhichOneIsWrong(String name, String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(Map.of(name, value)))
                .withMessageStartingWith(name + " ")
                .withMessageContaining("Example: " + name + "=");
    }

    private static LocalSettings read(Map<String, String> environment) {
        return LocalSettings.from(new HashMap<>(environment), ROOT, OptionalInt.empty());
    }
}
