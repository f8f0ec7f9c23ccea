package dev.atelier.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A whole installation on free ports with data of its own, started by the product's own script and stopped by SIGTERM.
 * Its output and logs stay below {@code target/installations} for whoever looks for the cause of a failure.
 */
public final class Installation implements AutoCloseable {
    private static final Path ROOT = root();
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Process process;
    private final Path output;

    private Installation(Path home, Process process, Path output) {
        this.home = home;
        this.process = process;
        this.output = output;
    }

    /** Starts one without data and waits until it answers. */
    public static Installation start(String name, Map<String, String> settings) {
        Installation started = begin(name, List.of("--port", "0", "--fresh"), settings);
        started.awaitReady();
        return started;
    }

    /** Begins to start one, with the options of {@code up}. */
    public static Installation begin(String name, List<String> options, Map<String, String> settings) {
        Path home = ROOT.resolve("system-tests/target/installations").resolve(name);
        try {
            Files.createDirectories(home);
            Path output = home.resolve("up.log");
            List<String> command = new ArrayList<>(List.of(ROOT.resolve("atelier").toString(), "up"));
            command.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("ATELIER_HOME", home.resolve("data").toString());
            builder.environment().putAll(settings);
            return new Installation(home.resolve("data"), builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the data is. */
    public Path home() {
        return home;
    }

    /** The platform's address, as a browser opens it. */
    public URI address() {
        return URI.create(instance().path("urls").path("platform").asText());
    }

    /** The identity provider's realm. */
    public URI issuer() {
        return URI.create(instance().path("urls").path("issuer").asText());
    }

    /** The gateway's loopback port. */
    public int port() {
        return instance().path("ports").path("gateway").asInt();
    }

    /** Whether its launcher runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process of the platform's server. */
    public long platformPid() {
        return instance().path("processes").path("platform").path("pid").asLong();
    }

    /** Kills the platform's server without warning, as a power cut would. */
    void killPlatform() {
        ProcessHandle.of(platformPid()).orElseThrow().destroyForcibly();
    }

    /** What the launcher has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("the installation did not stop in time:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        try {
            Awaitility.await().atMost(LONGEST_START).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the installation did not start:\n" + output());
                }
                return read().map(instance -> instance.path("state").asText()).equals(Optional.of("running"));
            });
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("the installation did not start:\n" + output(), e);
        }
    }

    private JsonNode instance() {
        return read().orElseThrow(() -> new IllegalStateException("the installation is not running:\n" + output()));
    }

    private Optional<JsonNode> read() {
        try {
            return Optional.of(JSON.readTree(home.resolve("run/instance.json").toFile()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        // Maven runs tests in the module's directory.
        return here.endsWith("system-tests") ? here.resolve("..").normalize() : here;
    }
}
