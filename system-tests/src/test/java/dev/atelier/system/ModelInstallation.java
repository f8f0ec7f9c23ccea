package dev.atelier.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An installation whose model is a script, behind OpenAI's wire format. */
final class ModelInstallation implements AutoCloseable {
    /** Nothing that a person or a log reader sees may contain it. */
    static final String KEY = "sk-secret-of-the-system-tests";

    private final ScriptedModelServer model;
    private final Installation installation;

    private ModelInstallation(ScriptedModelServer model, Installation installation) {
        this.model = model;
        this.installation = installation;
    }

    /** Starts one; without a Docker engine the tests that want it are skipped, and say so. */
    static ModelInstallation start() throws IOException {
        assumeTrue(hasDocker(), "SKIPPED: no Docker engine answers, so nothing is proven about Docker sandboxes here");
        return start("with-model", "docker");
    }

    /** Starts one in bubblewrap sandboxes, for what has nothing to do with them. */
    static ModelInstallation local(String name) throws IOException {
        return start(name, "local");
    }

    private static ModelInstallation start(String name, String sandbox) throws IOException {
        return start(name, sandbox, Map.of());
    }

    /** Starts one with more settings than a model needs. */
    static ModelInstallation start(String name, String sandbox, Map<String, String> more) throws IOException {
        ScriptedModelServer model = ScriptedModelServer.start(0, Script.of());
        try {
            return new ModelInstallation(model, Installation.start(name, settings(model, sandbox, more)));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static Map<String, String> settings(ScriptedModelServer model, String sandbox, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("ATELIER_SANDBOX", sandbox);
        settings.put("ATELIER_MODEL", "openai:scripted");
        settings.put("ATELIER_OPENAI_BASE_URL", model.address() + "/v1");
        settings.put("ATELIER_OPENAI_API_KEY", KEY);
        return settings;
    }

    Installation installation() {
        return installation;
    }

    ScriptedModelServer model() {
        return model;
    }

    /** The files below the logs directory in which the key can be read. */
    List<Path> logsWithKey() throws IOException {
        return logsWith(KEY);
    }

    /** The files below the logs directory in which a secret can be read. */
    List<Path> logsWith(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(installation.home().resolve("logs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, secret))
                    .toList();
        }
    }

    @Override
    public void close() {
        try (model) {
            installation.close();
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static boolean hasDocker() {
        try {
            Process docker = new ProcessBuilder("docker", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return docker.waitFor(30, TimeUnit.SECONDS) && docker.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
