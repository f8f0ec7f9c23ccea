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
    static final Path ROOT = root();
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Optional<Started> started;

    /** What there is to be stopped again. */
    private record Started(Process process, Path output, Thread stopper) {
        static Started by(ProcessBuilder builder, Path output) throws IOException {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            // When the tests themselves are told to end, nobody else would stop it.
            Thread stopper = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(stopper);
            return new Started(process, output, stopper);
        }
    }

    private Installation(Path home, Optional<Started> started) {
        this.home = home;
        this.started = started;
    }

    /** Starts one that nobody has used yet, and waits until it answers. */
    public static Installation start(String name, Map<String, String> settings) {
        try {
            Seed.plant(homeOf(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return awaitReady(begin(name, List.of("--port", "0"), settings));
    }

    /** The same, but it has to make all of its data first. */
    static Installation startEmpty(String name, Map<String, String> settings) {
        return awaitReady(begin(name, List.of("--port", "0", "--fresh"), settings));
    }

    private static Installation awaitReady(Installation installation) {
        installation.awaitReady();
        return installation;
    }

    private static Path homeOf(String name) {
        return ROOT.resolve("system-tests/target/installations").resolve(name).resolve("data");
    }

    /** Begins to start one, with the options of {@code up}. */
    public static Installation begin(String name, List<String> options, Map<String, String> settings) {
        Path home = homeOf(name);
        try {
            Files.createDirectories(home.getParent());
            List<String> command =
                    new ArrayList<>(List.of(ROOT.resolve("atelier").toString(), "up"));
            command.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
            builder.environment().put("ATELIER_HOME", home.toString());
            // The build that runs these tests has built what they start.
            builder.environment().put("ATELIER_BUILD", "no");
            // Sandboxes that wait for nobody take processors from the tests of others.
            builder.environment().put("ATELIER_PREVIEW_WARM", "0");
            builder.environment().putAll(settings);
            return new Installation(home, Optional.of(Started.by(builder, home.resolveSibling("up.log"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that somebody else has started, and will stop. */
    static Installation running(Path home) {
        return new Installation(home.toAbsolutePath(), Optional.empty());
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
        return started.isEmpty() || started.get().process().isAlive();
    }

    /** The process of the platform's server. */
    public long platformPid() {
        return instance().path("processes").path("platform").path("pid").asLong();
    }

    /** The processes of the platform's server and of the gateway. */
    public List<Long> serverPids() {
        return List.of(
                platformPid(),
                instance().path("processes").path("gateway").path("pid").asLong());
    }

    /** Kills the platform's server without warning, as a power cut would. */
    void killPlatform() {
        ProcessHandle platform = ProcessHandle.of(platformPid()).orElseThrow();
        platform.destroyForcibly();
        platform.onExit().join();
    }

    /** What the launcher has printed. */
    public String output() {
        try {
            return started.isEmpty() ? "" : Files.readString(started.get().output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        started.ifPresent(this::stop);
    }

    private void stop(Started it) {
        Process process = it.process();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("the installation did not stop in time:\n" + output());
            }
            Runtime.getRuntime().removeShutdownHook(it.stopper());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        try {
            Awaitility.await().atMost(LONGEST_START).until(this::isReady);
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("the installation did not start:\n" + output(), e);
        }
    }

    /** A file of an installation that was killed earlier is no answer: the script becomes the process that it names. */
    private boolean isReady() {
        Process process = started.orElseThrow().process();
        if (!process.isAlive()) {
            throw new IllegalStateException("the launcher has ended");
        }
        return read().filter(instance -> instance.path("pid").asLong() == process.pid())
                .map(instance -> instance.path("state").asText())
                .equals(Optional.of("running"));
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
