package dev.atelier.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void zeroPicksFourDifferentFreePorts() {
        Addresses addresses = choose(0, 0);

        assertThat(addresses.ports().values()).doesNotHaveDuplicates().allMatch(port -> port > 0);
        assertThat(addresses.publicUrl()).isEqualTo("http://atelier.localhost:" + addresses.gateway());
    }

    @Test
    void aPortInUseIsToldWithAWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(Complaint.class)
                    .isThrownBy(() -> choose(taken.getLocalPort(), 0))
                    .withMessageContaining("Port " + taken.getLocalPort() + " is in use")
                    .withMessageContaining("--port");
        }
    }

    @Test
    void twoServersOnOnePortAreTold() {
        int port = choose(0, 0).gateway();

        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> choose(port, port))
                .withMessageContaining("ATELIER_KEYCLOAK_PORT");
    }

    private static Addresses choose(int gateway, int keycloak) {
        Map<String, String> environment =
                Map.of("ATELIER_PORT", String.valueOf(gateway), "ATELIER_KEYCLOAK_PORT", String.valueOf(keycloak));
        return Addresses.choose(LocalSettings.from(environment, Path.of("/opt/checkout"), OptionalInt.empty()));
    }
}
