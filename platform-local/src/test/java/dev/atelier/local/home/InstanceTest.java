package dev.atelier.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTest {
    private static final long OURSELVES = ProcessHandle.current().pid();

    @TempDir
    Path directory;

    private Home home;

    @BeforeEach
    void openHome() {
        home = Home.open(directory);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Instance instance = new Instance(
                Instance.Running.of(OURSELVES),
                Instant.parse("2026-03-01T10:15:30Z"),
                "running",
                directory,
                Map.of("platform", "http://atelier.localhost:8080"),
                Map.of("gateway", 8080),
                Map.of("mariadb", new Instance.Running(4711, 12)));

        instance.write(home);

        assertThat(Instance.read(home)).contains(instance);
    }

    @Test
    void isGoneAfterDeletion() throws IOException {
        Files.writeString(home.run().resolve("instance.json"), "{}");

        Instance.delete(home);

        assertThat(Instance.read(home)).isEmpty();
        assertThat(home.run().resolve("instance.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"started\":5}", "{\"started\":\"x\",\"state\":\"y\",\"home\":\"z\"}"})
    void aDamagedFileDescribesNothing(String text) throws IOException {
        Files.writeString(home.run().resolve("instance.json"), text);

        assertThat(Instance.read(home)).isEmpty();
    }

    @Test
    void aProcessIsKnownByItsBirthToo() {
        Instance.Running running = Instance.Running.of(OURSELVES);

        assertThat(running.handle()).contains(ProcessHandle.current());
        assertThat(new Instance.Running(OURSELVES, running.born() - 1).handle()).isEmpty();
    }
}
