package dev.atelier.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "140.82.121.4, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.0, PUBLIC",
        "223.255.255.255, PUBLIC",
        "2606:50c0:8000::153, PUBLIC",
        "2001:4860:4860::8888, PUBLIC",
        "64:ff9b::8.8.8.8, PUBLIC",
        "::ffff:8.8.8.8, PUBLIC",
        "10.0.0.1, PRIVATE",
        "127.0.0.1, PRIVATE",
        "127.255.255.254, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "198.18.0.1, PRIVATE",
        "192.0.2.1, PRIVATE",
        "198.51.100.1, PRIVATE",
        "203.0.113.1, PRIVATE",
        "::1, PRIVATE",
        "fc00::1, PRIVATE",
        "fdff::1, PRIVATE",
        "fec0::1, PRIVATE",
        "2001:db8::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "::10.0.0.1, PRIVATE",
        "64:ff9b::10.0.0.1, PRIVATE",
        "2002:a00:1::, PRIVATE",
        "2002:7f00:1::1, PRIVATE",
        "0.0.0.0, NEVER",
        "0.1.2.3, NEVER",
        "169.254.169.254, NEVER",
        "192.0.0.192, NEVER",
        "100.100.100.200, NEVER",
        "168.63.129.16, NEVER",
        "224.0.0.1, NEVER",
        "239.255.255.250, NEVER",
        "240.0.0.1, NEVER",
        "255.255.255.255, NEVER",
        "::, NEVER",
        "fe80::1, NEVER",
        "ff02::1, NEVER",
        "fd00:ec2::254, NEVER",
        "::ffff:169.254.169.254, NEVER",
        "64:ff9b::169.254.169.254, NEVER",
        "2002:a9fe:a9fe::1, NEVER",
        "64:ff9b:1::1, NEVER",
        "2001:0:1::1, NEVER",
        "100::1, NEVER",
        "4000::1, NEVER"
    })
    @DisplayName("T3 an address is of the internet, of a private network, or nothing that anybody means")
    void tellsKinds(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }
}
