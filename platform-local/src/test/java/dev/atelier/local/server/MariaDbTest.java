package dev.atelier.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.secret.Secret;
import dev.atelier.local.home.Home;
import dev.atelier.local.process.Keeper;
import dev.atelier.local.process.Launchpad;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MariaDbTest {
    private static final Secret PASSWORD = new Secret("correct-horse");

    @TempDir
    Path directory;

    private final Launchpad launchpad = new Launchpad(System.getenv().getOrDefault("PATH", ""));

    @AfterEach
    void close() {
        launchpad.close();
    }

    @Test
    void keepsItsDataFromOneStartToTheNextAndAfterBeingKilled() throws Exception {
        Home home = Home.open(directory);
        MariaDb first = server(home);
        Keeper keeper = start(first, home);
        execute(first, "create table greeting (word varchar(20)) engine=InnoDB");
        execute(first, "insert into greeting values ('grüß Gott')");

        // With no patience at all it is killed.
        keeper.stop(Duration.ZERO);
        MariaDb second = server(home);
        Keeper again = start(second, home);

        assertThat(query(second, "select word from greeting")).isEqualTo("grüß Gott");
        again.stop(second.patience());
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        Home home = Home.open(directory);
        MariaDb server = server(home);
        Keeper keeper = start(server, home);

        for (String user : new String[] {"", "root", server.user()}) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            DriverManager.getConnection(server.url(), user, "").close());
        }
        keeper.stop(server.patience());
    }

    private MariaDb server(Home home) {
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        return new MariaDb(Distribution.of(checkout), home, new Ports().free(), PASSWORD, Map.copyOf(System.getenv()));
    }

    private Keeper start(MariaDb server, Home home) throws Exception {
        server.prepare();
        Keeper keeper = new Keeper(launchpad, server.name(), server::program, home.logs(), new Unimpressed());
        keeper.start();
        await().atMost(2, TimeUnit.MINUTES).until(server::isReady);
        return keeper;
    }

    private static void execute(MariaDb server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(MariaDb server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(MariaDb server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), PASSWORD.reveal());
    }

    private static final class Unimpressed implements Keeper.Witness {
        @Override
        public void started(long pid) {}

        @Override
        public void said(String line) {}

        @Override
        public void died(int exitCode, Duration pause) {}

        @Override
        public void gaveUp(String reason) {}
    }
}
