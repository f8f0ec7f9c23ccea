package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.EgressRule.Reach;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Egress rules")
class EgressRuleTest {
    @ParameterizedTest
    @CsvSource({
        "registry.npmjs.org, registry.npmjs.org:443",
        "Registry.Example:4873, registry.example:4873",
        "10.1.2.3:80, 10.1.2.3:80",
        "[FD12::1]:8443, [fd12::1]:8443",
        "[::1], [::1]:443"
    })
    @DisplayName("X16 are a host and, unless it is 443, a port")
    void wellFormed(String written, String read) {
        assertThat(EgressRule.parse(written, Reach.PRIVATE))
                .map(EgressRule::toString)
                .hasValue(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":443",
                "*.example",
                "a b",
                "host:0",
                "host:70000",
                "https://host",
                "host/path",
                "-host",
                "::1"
            })
    @DisplayName("X16 are nothing else")
    void malformed(String written) {
        assertThat(EgressRule.parse(written, Reach.PRIVATE)).isEmpty();
    }

    @Test
    @DisplayName("X16 port 80 is reached only when it is listed")
    void plainHttp() {
        EgressPolicy policy = new EgressPolicy(List.of(new EgressRule("host.example", 443, Reach.PUBLIC)));

        assertThat(policy.ruleFor("host.example", 443)).isPresent();
        assertThat(policy.ruleFor("host.example", 80)).isEmpty();
        assertThat(EgressPolicy.none().allowsNothing()).isTrue();
    }
}
