package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The registries that sandboxes install from")
class RegistriesTest {
    @TempDir
    private Path home;

    @Test
    @DisplayName("X16 are the public ones when nothing else is set up")
    void standard() {
        assertThat(Registries.standard().policy().rules())
                .extracting(EgressRule::toString)
                .containsExactly("registry.npmjs.org:443", "pypi.org:443", "files.pythonhosted.org:443");
    }

    @Test
    @DisplayName("X16 are those that the environment names to npm and pip")
    void environment() {
        Registries registries = Registries.of(Map.of(
                "HOME", home.toString(),
                "NPM_CONFIG_REGISTRY", "http://npm.corp.example:4873/all/",
                "PIP_INDEX_URL", "https://py.corp.example/simple",
                "PIP_EXTRA_INDEX_URL", "https://a.example/simple https://b.example:8443/simple"));

        assertThat(registries.npm()).hasValue(URI.create("http://npm.corp.example:4873/all/"));
        assertThat(registries.policy().rules())
                .extracting(EgressRule::toString)
                .containsExactly("npm.corp.example:4873", "py.corp.example:443", "a.example:443", "b.example:8443");
    }

    @Test
    @DisplayName("X16 are those of the user's npmrc and pip.conf, the environment going before")
    void files() throws IOException {
        Files.writeString(home.resolve(".npmrc"), "fund=false\nregistry = https://npm.file.example/\n");
        Files.createDirectories(home.resolve(".config/pip"));
        Files.writeString(
                home.resolve(".config/pip/pip.conf"), "[global]\nindex-url = https://py.file.example/simple\n");

        Registries fromFiles = Registries.of(Map.of("HOME", home.toString()));
        Registries fromBoth =
                Registries.of(Map.of("HOME", home.toString(), "npm_config_registry", "https://npm.env.example/"));

        assertThat(fromFiles.policy().rules())
                .extracting(EgressRule::host)
                .containsExactly("npm.file.example", "py.file.example");
        assertThat(fromBoth.npm()).hasValue(URI.create("https://npm.env.example/"));
    }

    @Test
    @DisplayName("X16 lose their credentials before they enter a sandbox")
    void credentials() {
        Registries registries = Registries.of(
                Map.of("HOME", home.toString(), "PIP_INDEX_URL", "https://user:s3cret@py.corp.example/simple"));

        assertThat(registries.pip()).hasValue(URI.create("https://py.corp.example/simple"));
    }

    @Test
    @DisplayName("X16 are ignored when they are no web address")
    void nonsense() {
        Registries registries = Registries.of(Map.of(
                "HOME", home.toString(), "NPM_CONFIG_REGISTRY", "file:///srv/npm", "PIP_INDEX_URL", "not a url"));

        assertThat(registries.npm()).isEmpty();
        assertThat(registries.pip()).isEmpty();
    }
}
