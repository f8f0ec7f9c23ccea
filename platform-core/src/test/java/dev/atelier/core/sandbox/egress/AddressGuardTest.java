package dev.atelier.core.sandbox.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.sandbox.EgressRule;
import dev.atelier.core.sandbox.EgressRule.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Addresses that listed names may stand for")
class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "104.16.0.34", "2606:4700::6810:22"})
    @DisplayName("X16 public ones, for every name")
    void publicOnes(String address) throws UnknownHostException {
        assertThat(allowed(Reach.PUBLIC, address)).isTrue();
        assertThat(allowed(Reach.PRIVATE, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.0.0.7",
                "172.16.3.4",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "::1",
                "fd12:3456::1",
                "fc00::1",
                "::ffff:10.0.0.7",
                "64:ff9b::a00:7",
                "2002:a00:7::1",
                "::10.0.0.7"
            })
    @DisplayName("X16 private ones, only for names that the administrator has listed")
    void privateOnes(String address) throws UnknownHostException {
        assertThat(allowed(Reach.PUBLIC, address)).isFalse();
        assertThat(allowed(Reach.PRIVATE, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "fe80::1",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    @DisplayName("X16 metadata addresses and those of no host, for no name, unless they are listed themselves")
    void neverMeant(String address) throws UnknownHostException {
        assertThat(allowed(Reach.PUBLIC, address)).isFalse();
        assertThat(allowed(Reach.PRIVATE, address)).isFalse();
        InetAddress itself = InetAddress.getByName(address);
        assertThat(AddressGuard.allows(new EgressRule(itself.getHostAddress(), 80, Reach.PRIVATE), itself))
                .isTrue();
    }

    private static boolean allowed(Reach reach, String address) throws UnknownHostException {
        return AddressGuard.allows(new EgressRule("registry.example", 443, reach), InetAddress.getByName(address));
    }
}
