package dev.atelier.proxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @Test
    void oneHostHasOneSpelling() {
        assertThat(HostName.of("Pottery.APPS.localhost").orElseThrow().value()).isEqualTo("pottery.apps.localhost");
        assertThat(HostName.of("xn--tpferei-b1a.apps.localhost")).isPresent();
        assertThat(HostName.of("127.0.0.1")).isPresent();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "-a",
                "a-",
                "a.-b",
                "t\u00f6pferei.apps.localhost",
                "a_b",
                "a b",
                "a/b",
                "../etc",
                "a%2eb",
                "a:80",
                "[::1]",
                "a\r\nb",
                "a\0b",
                "\uff41.apps.localhost",
                // the sign for kelvin is lower-cased to a plain k
                "a\u212ab"
            })
    void whatIsNoHostNameIsRefused(String text) {
        assertThat(HostName.of(text)).isEmpty();
    }

    @Test
    void labelsAndNamesHaveALength() {
        assertThat(HostName.of("a".repeat(63))).isPresent();
        assertThat(HostName.of("a".repeat(64))).isEmpty();
        assertThat(HostName.of("a.".repeat(126) + "a")).isPresent();
        assertThat(HostName.of("a.".repeat(127) + "a")).isEmpty();
    }
}
