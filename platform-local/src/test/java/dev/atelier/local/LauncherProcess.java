package dev.atelier.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A launcher as {@code ./atelier} starts it. */
final class LauncherProcess {
    private static final int PATIENCE_MINUTES = 5;

    private final @Nullable Process process;
    private final Path output;

    private LauncherProcess(@Nullable Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LauncherProcess none() {
        return new LauncherProcess(null, Path.of("none"));
    }

    static LauncherProcess start(Path checkout, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Datelier.root=" + checkout,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.atelier.local.Main"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(checkout, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new LauncherProcess(builder.start(), output);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Returns when it has said this; fails at once when it ends before. */
    void awaitLine(String part) {
        await().atMost(PATIENCE_MINUTES, TimeUnit.MINUTES).until(() -> {
            if (!output().contains(part) && process != null && !process.isAlive()) {
                throw new AssertionError("The launcher ended: " + output());
            }
            return output().contains(part);
        });
    }

    int awaitExit() throws InterruptedException {
        if (process == null || !process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("The launcher does not end.");
        }
        return process.exitValue();
    }

    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            awaitExit();
        }
    }
}
