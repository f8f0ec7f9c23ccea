package dev.atelier.system.bench;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Secrets;
import dev.atelier.local.process.Program;
import dev.atelier.local.server.Distribution;
import dev.atelier.local.server.Keycloak;
import dev.atelier.local.server.MariaDb;
import dev.atelier.local.server.Payara;
import dev.atelier.local.server.Server;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The servers of an installation that has stopped, each started with nothing beside it but what it cannot do without. */
final class Alone {
    private final Belongings belongings;
    private final MariaDb database;
    private final Keycloak keycloak;
    private final Payara platform;
    private final Map<String, List<Duration>> times = new LinkedHashMap<>();

    /** One server's starts. */
    record Starts(String name, Samples samples) {}

    /** @param environment of the platform's server as the launcher started it */
    Alone(Belongings belongings, int keycloakPort, Map<String, String> environment) {
        this.belongings = belongings;
        Distribution distribution = Distribution.of(Path.of("").toAbsolutePath());
        Home data = Home.open(Path.of(value(environment, "ATELIER_HOME")));
        Secrets secrets = Secrets.in(data);
        URI publicUrl = URI.create(value(environment, "ATELIER_PUBLIC_URL"));
        this.database = new MariaDb(
                distribution, data, port(environment, "ATELIER_DB_URL"), secrets.databasePassword(), System.getenv());
        this.keycloak = new Keycloak(distribution, data, keycloakPort, publicUrl.toString(), secrets, System.getenv());
        this.platform = new Payara(
                distribution,
                data,
                port(environment, "ATELIER_INTERNAL_URL"),
                publicUrl.getHost(),
                List.of(),
                environment);
    }

    /** Starts and stops each once. */
    void once() throws Exception {
        int mark = belongings.mark();
        try {
            time("MariaDB", database);
            // The platform's server is not ready without it; its start does not count there.
            time("Payara", platform);
            belongings.freeTo(mark);
            time("Keycloak", keycloak);
        } finally {
            belongings.freeTo(mark);
        }
    }

    void forget() {
        times.clear();
    }

    Starts slowest() {
        return times.entrySet().stream()
                .map(server -> new Starts(server.getKey(), new Samples(server.getValue())))
                .max(Comparator.comparing(server -> server.samples().median()))
                .orElseThrow();
    }

    private void time(String name, Server server) throws Exception {
        long start = System.nanoTime();
        server.prepare();
        Process process = start(server.program());
        belongings.keep(() -> {
            process.destroy();
            process.waitFor(server.patience().toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
        });
        while (!server.isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended while it started");
            }
            Thread.sleep(5);
        }
        times.computeIfAbsent(name, any -> new ArrayList<>()).add(Duration.ofNanos(System.nanoTime() - start));
    }

    private static Process start(Program program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    private static int port(Map<String, String> environment, String name) {
        return URI.create(value(environment, name).replace("jdbc:", "")).getPort();
    }

    private static String value(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }
}
