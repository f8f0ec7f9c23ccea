package dev.atelier.proxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteTableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HostName HOST = new HostName("a.apps.localhost");

    @TempDir
    Path parent;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path directory;

    @SuppressWarnings("NullAway.Init") // made before each test
    private RouteTable table;

    @BeforeEach
    void open() throws IOException {
        directory = parent.resolve("routes");
        table = RouteTable.open(directory);
    }

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    @DisplayName("B16 routes that were there before the start are there after it")
    void readsWhatIsThere() throws IOException {
        write("a.apps.localhost", 1);
        write("b.apps.localhost", 2);
        try (RouteTable restarted = RouteTable.open(directory)) {
            assertThat(restarted.size()).isEqualTo(2);
            assertThat(restarted.find(HOST)).isPresent();
        }
    }

    @Test
    void aNewRouteIsFoundAtOnceWhateverTheWatchKnows() throws IOException {
        assertThat(table.find(HOST)).isEmpty();
        write("a.apps.localhost", 1);

        assertThat(table.find(HOST)).isPresent();
    }

    @Test
    void aReplacedRouteIsNoticedWithoutBeingAskedFor() throws IOException {
        List<HostName> told = new CopyOnWriteArrayList<>();
        write("a.apps.localhost", 1);
        table.find(HOST);
        table.onChange(told::add);

        write("a.apps.localhost", 2);

        await().atMost(PATIENCE).until(() -> told.contains(HOST));
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void aReplacedRouteIsReadAnewWhenSomebodyInsists() throws IOException {
        write("a.apps.localhost", 1);
        table.find(HOST);
        write("a.apps.localhost", 2);

        assertThat(table.refresh(HOST).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void aRemovedRouteIsGone() throws IOException {
        write("a.apps.localhost", 1);
        table.find(HOST);

        Files.delete(directory.resolve("a.apps.localhost.json"));

        await().atMost(PATIENCE).until(() -> table.find(HOST).isEmpty());
        assertThat(table.size()).isZero();
    }

    @Test
    void aRouteThatIsReplacedByGarbageIsGoneUntilItIsGoodAgain() throws IOException {
        write("a.apps.localhost", 1);
        table.find(HOST);

        Files.writeString(directory.resolve("a.apps.localhost.json"), "{\"version\":1,");
        boolean gone = table.refresh(HOST).isEmpty();
        write("a.apps.localhost", 2);

        assertThat(gone).isTrue();
        assertThat(table.refresh(HOST)).isPresent();
    }

    @Test
    void whatIsNoPlainFileOfThatHostIsNoRoute() throws IOException {
        Files.createDirectory(directory.resolve("dir.apps.localhost.json"));
        Files.writeString(directory.resolve("UPPER.apps.localhost.json"), json("upper.apps.localhost", 1));
        Files.writeString(directory.resolve(".hidden.json"), json("hidden", 1));
        Files.writeString(directory.resolve("other.apps.localhost.json"), json("a.apps.localhost", 1));

        assertThat(table.find(new HostName("dir.apps.localhost"))).isEmpty();
        assertThat(table.find(new HostName("upper.apps.localhost"))).isEmpty();
        assertThat(table.find(new HostName("hidden"))).isEmpty();
        assertThat(table.find(new HostName("other.apps.localhost"))).isEmpty();
    }

    @Test
    void theDirectoryMayGoAndComeBack() throws IOException {
        write("a.apps.localhost", 1);
        table.find(HOST);
        Files.move(directory, parent.resolve("away"));
        await().atMost(PATIENCE).until(() -> table.find(HOST).isEmpty());

        Files.createDirectory(directory);
        write("a.apps.localhost", 2);

        assertThat(table.find(HOST)).isPresent();
    }

    private long generation() {
        return table.find(HOST).orElseThrow().generation();
    }

    private void write(String host, int generation) throws IOException {
        Path temporary = Files.writeString(directory.resolve(".new"), json(host, generation));
        Files.move(temporary, directory.resolve(host + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String json(String host, int generation) {
        return """
                {"version":1,"host":"%s","upstream":"http://127.0.0.1:1","state":"running","access":"ticket",
                 "generation":%d}""".formatted(host, generation);
    }
}
