package dev.atelier.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    private Home home;

    @BeforeEach
    void openHome() {
        home = Home.open(directory);
    }

    @Test
    void areMadeOnceAndDiffer() {
        Secrets first = Secrets.in(home);
        Secrets second = Secrets.in(home);

        assertThat(second.gatewayKey().reveal()).isEqualTo(first.gatewayKey().reveal());
        assertThat(Stream.of(first.gatewayKey(), first.clientSecret(), first.databasePassword(), first.keeperPassword())
                        .map(secret -> secret.reveal()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theGatewayKeyIsThirtyTwoBytes() {
        byte[] key = Base64.getDecoder().decode(Secrets.in(home).gatewayKey().reveal());

        assertThat(key).hasSize(32);
    }

    @Test
    void theKeyOfStoredTokensIsThirtyTwoBytesAndStays() throws IOException {
        String first = Files.readString(Secrets.in(home).secretsKey());

        assertThat(Base64.getDecoder().decode(first.strip())).hasSize(32);
        assertThat(Files.readString(Secrets.in(home).secretsKey())).isEqualTo(first);
    }

    @Test
    void nobodyElseMayReadThem() throws IOException {
        Secrets.in(home);

        assertThat(permissions(home.secrets())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.secrets())) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void areNotPrinted() {
        Secrets secrets = Secrets.in(home);

        assertThat(secrets.toString()).doesNotContain(secrets.gatewayKey().reveal());
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        Secrets.in(home);
        Files.writeString(home.secrets().resolve("client-secret"), "\n");

        assertThatExceptionOfType(HomeException.class)
                .isThrownBy(() -> Secrets.in(home))
                .withMessageContaining("client-secret");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
