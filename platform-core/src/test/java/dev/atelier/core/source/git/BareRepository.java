package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository on a server, filled by Git itself. */
public final class BareRepository {
    private final Path directory;
    private final StringBuilder stream = new StringBuilder();
    private int marks;

    /** @param directory where it is made; its name is its name on the server */
    public BareRepository(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        git("init", "--quiet", "--bare", "--initial-branch=trunk", ".");
    }

    /** A commit on a branch, with these files beside those that were there: pairs of path and content. */
    public BareRepository commit(String branch, String message, String... files)
            throws IOException, InterruptedException {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < files.length; i += 2) {
            changes.add("M 100644 inline \"" + files[i] + "\"\n" + data(files[i + 1]));
        }
        return commitRaw(branch, message, changes);
    }

    /** The same with lines of {@code git fast-import}, for what is no plain file. */
    public BareRepository commitRaw(String branch, String message, List<String> changes)
            throws IOException, InterruptedException {
        stream.setLength(0);
        stream.append("commit refs/heads/").append(branch).append("\nmark :").append(++marks);
        stream.append("\ncommitter Olga <olga@example.org> 1700000000 +0000\n").append(data(message));
        if (!tryGit("rev-parse", "--verify", "--quiet", "refs/heads/" + branch).isBlank()) {
            stream.append("from refs/heads/").append(branch).append("^0\n");
        }
        changes.forEach(change -> stream.append(change).append(change.endsWith("\n") ? "" : "\n"));
        feed(stream.toString(), "fast-import", "--quiet", "--force");
        return this;
    }

    /** How {@code git fast-import} wants to have a text. */
    public static String data(String text) {
        return "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n";
    }

    /** The output of a command of Git's that has to succeed. */
    public String git(String... arguments) throws IOException, InterruptedException {
        return feed("", arguments);
    }

    public Path directory() {
        return directory;
    }

    String feed(String input, String... arguments) throws IOException, InterruptedException {
        return feed(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    String feed(byte[] input, String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("git %s: %s", String.join(" ", arguments), output)
                .isZero();
        return output.strip();
    }

    private String tryGit(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        return builder.start();
    }
}
