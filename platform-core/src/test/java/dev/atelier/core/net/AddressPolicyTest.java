package dev.atelier.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.config.SettingException;
import dev.atelier.core.config.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static AddressPolicy with(String setting) {
        return AddressPolicy.from(Settings.fromEnvironment(Map.of("ATELIER_CONNECT_ALLOW", setting)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|git.example.org|443|8.8.8.8|true",
                "|git.example.org|443|10.0.0.1|false",
                "|git.example.org|443|127.0.0.1|false",
                "git.example.org|git.example.org|443|10.0.0.1|true",
                "git.example.org|GIT.example.org.|443|10.0.0.1|true",
                "git.example.org|sub.git.example.org|443|10.0.0.1|false",
                "git.example.org|git.example.org|443|169.254.169.254|false",
                "git.example.org:3000|git.example.org|3000|10.0.0.1|true",
                "git.example.org:3000|git.example.org|443|10.0.0.1|false",
                "10.0.0.0/8|any.example.org|443|10.200.0.1|true",
                "10.0.0.0/8|any.example.org|443|11.0.0.1|true",
                "10.0.0.0/8|any.example.org|443|192.168.0.1|false",
                "0.0.0.0/0|any.example.org|443|169.254.169.254|false",
                "169.254.169.254|any.example.org|80|169.254.169.254|true",
                "127.0.0.1:8080|localhost|8080|127.0.0.1|true",
                "127.0.0.1:8080|localhost|3306|127.0.0.1|false",
                "[::1]:8080|localhost|8080|::1|true",
                "fd00::/8|any.example.org|443|fd12::1|true",
                "a.example.org, 10.1.0.0/16|any.example.org|443|10.1.2.3|true"
            })
    @DisplayName("T3 the internet is allowed, and beyond it what is listed")
    void judges(String setting, String host, int port, String address, boolean allowed) throws UnknownHostException {
        AddressPolicy policy = setting == null ? AddressPolicy.publicOnly() : with(setting);

        assertThat(policy.allows(Endpoint.of(host, port).orElseThrow(), InetAddress.getByName(address)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://git.example.org", "10.0.0.0/33", "10.0.0/8", "a b", "host:port", "host:99999", "-x"})
    @DisplayName("B21 a wrong setting stops the start, naming the key")
    void refusesWrongSettings(String setting) {
        assertThatThrownBy(() -> with(setting))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ATELIER_CONNECT_ALLOW");
    }

    @Test
    @DisplayName("T3 a host that is an address is judged without looking anything up")
    void judgesLiterals() {
        AddressPolicy policy = AddressPolicy.publicOnly();

        assertThat(policy.certainlyRefuses(new Endpoint("10.0.0.1", 443))).isTrue();
        assertThat(policy.certainlyRefuses(new Endpoint("8.8.8.8", 443))).isFalse();
        assertThat(policy.certainlyRefuses(new Endpoint("localhost", 443))).isFalse();
    }
}
