package dev.atelier.local.server;

import dev.atelier.core.secret.Secret;
import dev.atelier.local.home.Home;
import dev.atelier.local.home.PrivateFile;
import dev.atelier.local.home.Trees;
import dev.atelier.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The database server. Reachable at one loopback port with one password; its root only through the socket file. */
public final class MariaDb implements Server {
    private static final String DATABASE = "atelier";

    private final Path installation;
    private final Path directory;
    private final int port;
    private final Secret password;
    private final Map<String, String> environment;

    public MariaDb(Distribution distribution, Home home, int port, Secret password, Map<String, String> environment) {
        this.installation = distribution.mariaDb();
        this.directory = home.of("mariadb");
        this.port = port;
        this.password = password;
        this.environment = Environments.plain(environment);
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String title() {
        return "database";
    }

    /** Where the platform connects to. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return DATABASE;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        makeExecutable();
        Path data = data();
        if (!Files.isDirectory(data)) {
            // Installed aside and moved, so that an interrupted installation is not taken for a finished one.
            Path fresh = directory.resolve("data.new");
            Trees.delete(fresh);
            Files.createDirectories(directory);
            install(fresh);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.createDirectories(directory.resolve("tmp"));
        PrivateFile.write(startScript(), startStatements());
    }

    @Override
    public Program program() {
        List<String> command = new ArrayList<>();
        command.add(installation.resolve("bin/mariadbd").toString());
        command.addAll(common(data()));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Below the data directory: an absolute path may be longer than a socket's may be.
                "--socket=mariadb.sock",
                "--pid-file=" + directory.resolve("mariadb.pid"),
                "--tmpdir=" + directory.resolve("tmp"),
                "--init-file=" + startScript(),
                "--skip-name-resolve",
                // Loopback only: making a certificate at each start would take longer than all the rest.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--innodb-buffer-pool-size=96M",
                "--max-connections=200"));
        return new Program(name(), command, environment, directory);
    }

    @Override
    public boolean isReady() {
        return Probe.listens(port);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path startScript() {
        return directory.resolve("start.sql");
    }

    /** Runs before the first connection is accepted, at every start: one statement a line. */
    private String startStatements() {
        return """
                CREATE DATABASE IF NOT EXISTS atelier CHARACTER SET utf8mb4;
                DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');
                FLUSH PRIVILEGES;
                CREATE USER IF NOT EXISTS 'atelier'@'%%' IDENTIFIED BY '%1$s';
                ALTER USER 'atelier'@'%%' IDENTIFIED BY '%1$s';
                GRANT ALL ON atelier.* TO 'atelier'@'%%';
                """.formatted(password.reveal());
    }

    private List<String> common(Path data) {
        List<String> options = new ArrayList<>(List.of(
                // Whatever the machine's own MariaDB is configured to do.
                "--no-defaults", "--basedir=" + installation, "--datadir=" + data));
        if (isRoot()) {
            options.add("--user=root");
        }
        return options;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The build unpacks a JAR, and those do not keep permissions. */
    private void makeExecutable() throws IOException {
        for (String part : List.of("bin", "scripts")) {
            try (Stream<Path> tools = Files.list(installation.resolve(part))) {
                tools.map(Path::toFile).filter(tool -> !tool.canExecute()).forEach(tool -> tool.setExecutable(true));
            }
        }
    }

    private void install(Path data) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(installation.resolve("scripts/mariadb-install-db").toString());
        command.addAll(common(data));
        command.addAll(List.of(
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + System.getProperty("user.name"),
                "--skip-name-resolve",
                "--skip-test-db"));
        OneShot.run(command, environment, directory, directory.resolve("install.log"));
    }
}
