package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void what_installs_packages_is_given_no_key() {
        Map<String, String> environment = Map.of(
                "PATH", "/usr/bin",
                "ATELIER_OPENAI_API_KEY", "sk-secret",
                "ATELIER_SANDBOX_IMAGE", "atelier/sandbox:dev");

        assertThat(Template.withoutSettings(environment)).containsOnlyKeys("PATH", "ATELIER_SANDBOX_IMAGE");
    }
}
