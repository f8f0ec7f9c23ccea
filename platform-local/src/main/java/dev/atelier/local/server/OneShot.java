package dev.atelier.local.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that prepares something and ends. */
public final class OneShot {
    private OneShot() {}

    /** Runs it to its end; throws, naming the file with its output, if it fails. An interrupt kills it. */
    public static void run(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        Path.of(command.getFirst()).getFileName() + " failed; its output is in " + output);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
