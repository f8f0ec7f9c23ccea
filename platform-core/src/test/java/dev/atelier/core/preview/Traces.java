package dev.atelier.core.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an installation leaves on a machine, wherever it may be. */
final class Traces {
    private Traces() {}

    /** Files and directories two levels deep, mounts, and processes that were started with a path in it. */
    static List<String> of(Path home) throws IOException {
        List<String> traces = new ArrayList<>();
        try (Stream<Path> entries = Files.walk(home, 2)) {
            entries.map(home::relativize)
                    .map(Path::toString)
                    // The first sandbox makes the directory for all.
                    .filter(path -> !path.startsWith("starter") && !path.contains(".staging") && !path.equals("sbx"))
                    .sorted()
                    .forEach(traces::add);
        }
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            mounts.filter(mount -> mount.contains(home.toString())).forEach(mount -> traces.add("mount " + mount));
        }
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            processes
                    .map(ProcessHandle::info)
                    .flatMap(info -> info.commandLine().stream())
                    .filter(line -> line.contains(home.toString()) && !line.contains("surefire"))
                    .forEach(line -> traces.add("process " + line));
        }
        return traces;
    }
}
