package dev.atelier.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an installation has on this machine for its sandboxes, wherever it may be: to be compared before and after. */
record Remains(List<String> all) {

    static Remains of(Installation installation) throws IOException {
        Path home = installation.home();
        return new Remains(Stream.of(
                        names(home.resolve("projects"), "project"),
                        names(home.resolve("history"), "history"),
                        names(home.resolve("sbx"), "sockets"),
                        names(home.resolve("routes/.activity"), "activity"),
                        containers(home),
                        mounts(home),
                        sandboxedProcesses(home))
                .flatMap(List::stream)
                .sorted()
                .toList());
    }

    private static List<String> names(Path directory, String what) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .map(name -> what + " " + name)
                    .toList();
        }
    }

    private static List<String> mounts(Path home) throws IOException {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return mounts.filter(mount -> mount.contains(home.toString()))
                    .map(mount -> "mount " + mount)
                    .toList();
        }
    }

    /** Those whose work tree is a directory of the installation; nothing else of a sandbox can be seen from outside. */
    private static List<String> sandboxedProcesses(Path home) {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes
                    .filter(process -> mountedFrom(process, home.resolve("projects")))
                    .map(process -> "process " + process.pid())
                    .toList();
        }
    }

    private static boolean mountedFrom(ProcessHandle process, Path projects) {
        try (Stream<String> mounts = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "mountinfo"))) {
            return mounts.anyMatch(mount -> mount.contains(projects + "/") && mount.contains(" /workspace "));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return false;
        }
    }

    private static List<String> containers(Path home) throws IOException {
        Process docker = new ProcessBuilder("docker", "ps", "--all", "--no-trunc", "--format", "{{.ID}} {{.Mounts}}")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(home.toString()))
                .map(line -> "container " + line)
                .toList();
    }
}
