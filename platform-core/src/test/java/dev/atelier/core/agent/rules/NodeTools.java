package dev.atelier.core.agent.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.source.SourcePath;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The project template with its dependencies, and the programs that build and open an app; made ready once a run. */
final class NodeTools {
    private static final Path TEMPLATE =
            Path.of("..", "user-app-template").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCE = Set.of("node_modules", "dist");
    private static final Path OWN = Path.of("target", "user-app-template").toAbsolutePath();

    private NodeTools() {}

    /** The template's files, as a new project begins; skips the test loudly where there is no template or no Node. */
    static MemoryFiles template() {
        need(Files.isRegularFile(TEMPLATE.resolve("package.json")), "there is no user-app-template beside this module");
        need(program("node").isPresent(), "there is no Node");
        MemoryFiles files = new MemoryFiles();
        try (Stream<Path> top = Files.list(TEMPLATE)) {
            for (Path entry : top.filter(
                            path -> !NOT_SOURCE.contains(path.getFileName().toString()))
                    .toList()) {
                add(entry, files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void add(Path entry, MemoryFiles files) throws IOException {
        try (Stream<Path> all = Files.walk(entry)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = TEMPLATE.relativize(file).toString().replace(File.separatorChar, '/');
                files.write(SourcePath.of(path), Files.readAllBytes(file));
            }
        }
    }

    /** The directory with the template's installed dependencies. */
    static synchronized Path dependencies() throws IOException, InterruptedException {
        Path there = TEMPLATE.resolve("node_modules");
        if (Files.isDirectory(there.resolve("vite"))) {
            return there;
        }
        Path installed = OWN.resolve("node_modules");
        if (!Files.isDirectory(installed.resolve("vite"))) {
            Files.createDirectories(OWN);
            for (String name : List.of("package.json", "package-lock.json")) {
                Files.write(OWN.resolve(name), Files.readAllBytes(TEMPLATE.resolve(name)));
            }
            String output = run(OWN, List.of("npm", "ci", "--no-audit", "--no-fund"));
            need(Files.isDirectory(installed.resolve("vite")), "npm ci did not work: " + output);
        }
        return installed;
    }

    static Path chromium() {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
        need(found.isPresent(), "there is no Chromium");
        return found.orElseThrow();
    }

    /** What a program prints on both streams; whether it worked is to be seen in what it made. */
    static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("rules", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void need(boolean there, String missing) {
        if (!there) {
            System.err.println("SKIPPED: generated apps are not built, because " + missing);
        }
        assumeTrue(there, missing);
    }
}
