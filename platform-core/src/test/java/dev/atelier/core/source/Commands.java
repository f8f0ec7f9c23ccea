package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs programs of the machine that the platform's results are compared with. */
final class Commands {
    private Commands() {}

    /** The output of a command that must succeed. */
    static String run(Path directory, String... command) throws IOException, InterruptedException {
        Outcome outcome = tryToRun(directory, new byte[0], command);
        assertThat(outcome.exitCode())
                .as("%s: %s", String.join(" ", command), outcome.output())
                .isZero();
        return outcome.output();
    }

    record Outcome(int exitCode, String output) {}

    static Outcome tryToRun(Path directory, byte[] input, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("XDG_CONFIG_HOME", directory.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        Thread writer = Thread.ofVirtual().start(() -> feed(process, input));
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            writer.join();
            return new Outcome(process.waitFor(), text);
        }
    }

    /** Whether there is a Git command line to compare with; says so loudly if not. */
    static boolean haveGit() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            System.err.println("SKIPPED: there is no git command line to compare with");
            return false;
        }
    }

    private static void feed(Process process, byte[] input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            System.err.println("the command did not read all of its input: " + e.getMessage());
        }
    }
}
