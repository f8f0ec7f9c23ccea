package dev.atelier.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A work tree in Git's own hands, to see whether it takes what comes out of Atelier. */
record GitClone(Path directory) {

    static GitClone of(String url, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        GitClone clone = new GitClone(directory);
        clone.git("clone", "--quiet", url, ".");
        return clone;
    }

    /** One without a history: pairs of path and content. */
    static GitClone ofFiles(Path directory, String... files) throws IOException, InterruptedException {
        for (int i = 0; i < files.length; i += 2) {
            Path file = directory.resolve(files[i]);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, files[i + 1]);
        }
        GitClone clone = new GitClone(directory);
        clone.git("init", "--quiet", ".");
        return clone;
    }

    /** Applies a patch, which Git has to accept. */
    void apply(String patch) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve(".git").resolve("the.patch"), patch);
        git("apply", "--check", "--whitespace=nowarn", file.toString());
        git("apply", "--whitespace=nowarn", file.toString());
    }

    String read(String path) throws IOException {
        return Files.readString(directory.resolve(path));
    }

    String git(String... arguments) throws IOException, InterruptedException {
        return run("git", arguments);
    }

    /** The output of a command that has to succeed. */
    String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
