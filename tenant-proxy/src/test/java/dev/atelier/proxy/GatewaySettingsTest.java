package dev.atelier.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B21 the gateway's settings")
class GatewaySettingsTest {
    @Test
    void haveDefaultsWhereThereIsAGoodOne() {
        GatewaySettings settings = GatewaySettings.from(variables());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.routes()).isEqualTo(Path.of("/routes"));
        assertThat(settings.toString()).doesNotContain(Rig.KEY);
    }

    @Test
    void areAllTaken(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("key"), Rig.KEY + "\n");
        Map<String, String> variables = variables();
        variables.remove("ATELIER_GATEWAY_KEY");
        variables.put("ATELIER_GATEWAY_KEY_FILE", secret.toString());
        variables.put("ATELIER_PORT", " 81 ");
        variables.put("ATELIER_BIND", "0.0.0.0");
        variables.put("ATELIER_TRUSTED_PROXIES", "10.0.0.2, ::1");

        GatewaySettings settings = GatewaySettings.from(variables);

        assertThat(settings.port()).isEqualTo(81);
        assertThat(settings.bind()).isEqualTo("0.0.0.0");
        assertThat(settings.trustedProxies().addresses()).containsExactlyInAnyOrder("10.0.0.2", "0:0:0:0:0:0:0:1");
        assertThat(settings.key().bearer()).isEqualTo("Bearer " + Rig.KEY);
    }

    @Test
    void sayWhatIsWrongAndWhatWouldBeRight() {
        assertThat(problem("ATELIER_PORT", "http"))
                .isEqualTo(
                        "ATELIER_PORT is \"http\", but must be a whole number from 0 to 65535. Example: ATELIER_PORT=8080");
        assertThat(problem("ATELIER_PORT", "65536")).startsWith("ATELIER_PORT is \"65536\"");
        assertThat(problem("ATELIER_ROUTES_DIR", " ")).startsWith("ATELIER_ROUTES_DIR is not set.");
        assertThat(problem("ATELIER_ROUTES_DIR", "a\0b")).startsWith("ATELIER_ROUTES_DIR is not a path");
        assertThat(problem("ATELIER_TRUSTED_PROXIES", "10.0.0.2,traefik"))
                .startsWith("ATELIER_TRUSTED_PROXIES lists \"traefik\", which is not an IP address.");
        assertThat(problem("ATELIER_GATEWAY_KEY", "c2hvcnQ="))
                .startsWith("ATELIER_GATEWAY_KEY is not Base64 of at least 32 bytes.")
                .doesNotContain("c2hvcnQ=");
        assertThat(problem("ATELIER_GATEWAY_KEY_FILE", "/nowhere/key")).contains("cannot be read");
    }

    private static String problem(String name, String value) {
        Map<String, String> variables = variables();
        if (name.endsWith("_FILE")) {
            variables.remove("ATELIER_GATEWAY_KEY");
        }
        variables.put(name, value);
        String[] message = new String[1];
        assertThatThrownBy(() -> GatewaySettings.from(variables))
                .isInstanceOf(SettingException.class)
                .satisfies(wrong -> message[0] = String.valueOf(wrong.getMessage()));
        return message[0];
    }

    private static Map<String, String> variables() {
        return new HashMap<>(Map.of("ATELIER_ROUTES_DIR", "/routes", "ATELIER_GATEWAY_KEY", Rig.KEY));
    }
}
