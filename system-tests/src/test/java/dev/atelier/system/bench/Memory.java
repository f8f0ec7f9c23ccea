package dev.atelier.system.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** F8: what a preview takes, running and paused, beside its dev server's own memory. */
final class Memory {
    private static final int PREVIEWS = 4;
    private static final double RUNNING = 1.1;
    private static final double BESIDE_PAUSED = 5;

    private final Platform platform;
    private final Path scratch;
    private final Web web = new Web();

    Memory(Platform platform, Path scratch) {
        this.platform = platform;
        this.scratch = scratch;
    }

    /** Memory is what a process has to itself, and its share of what it shares (PSS). */
    List<Footprint> measure() throws Exception {
        platform.signInAgain();
        double bare = bareServer();
        // What the servers load and compile for the first previews of all is no preview's.
        withPreviews("First", projects -> List.of());
        double serversBefore = servers();
        return withPreviews("Memory", projects -> footprints(projects, bare, serversBefore));
    }

    /** Looks at them while they run, and when all are paused. */
    private List<Footprint> footprints(List<String> projects, double bare, double serversBefore) throws Exception {
        double sandboxes = sandboxes() / PREVIEWS;
        double beside = Math.max(0, servers() - serversBefore) / PREVIEWS;
        for (String project : projects) {
            platform.awaitPaused(project);
        }
        System.out.printf(
                Locale.ROOT,
                "F8: a preview has %.1f MB in its sandbox, and %.1f MB in the servers%n",
                sandboxes,
                beside);
        double paused = sandboxes() / PREVIEWS;
        double besidePaused = Math.max(0, servers() - serversBefore) / PREVIEWS + paused - sandboxes;
        String kind = platform.kind().title();
        return List.of(
                new Footprint(
                        "F8 " + kind,
                        "a running preview, all of it",
                        sandboxes + beside,
                        RUNNING * bare,
                        "≤ 1.1 × its dev server alone"),
                new Footprint(
                        "F8 " + kind,
                        "a paused preview, beyond its processes",
                        Math.max(0, besidePaused),
                        BESIDE_PAUSED,
                        "≤ 5 MB"));
    }

    /** What is done while previews run. */
    @FunctionalInterface
    private interface Look {
        List<Footprint> at(List<String> projects) throws Exception;
    }

    private List<Footprint> withPreviews(String name, Look look) throws Exception {
        List<String> projects = new ArrayList<>();
        try {
            for (int i = 0; i < PREVIEWS; i++) {
                String project = platform.createProject(name + " " + i);
                projects.add(project);
                new Visitor(web).open(platform.entrance(project));
            }
            return look.at(projects);
        } finally {
            projects.forEach(platform::deleteProject);
        }
    }

    private double bareServer() throws Exception {
        try (HandMadeProject project = HandMadeProject.make(platform.template(), scratch.resolve("bare"));
                HandStarted server = HandStarted.start(platform.kind(), project.directory())) {
            String host = "localhost:" + server.port();
            web.awaitOk(server.port(), host, "/", "");
            web.awaitOk(server.port(), host, "/src/main.jsx", "");
            List<Long> all = ProcessHandle.allProcesses()
                    // the program that was asked to start a container is not in it
                    .filter(process -> !commandLine(process).startsWith("docker\0"))
                    .filter(process -> commandLine(process).contains("--port\0" + server.port()))
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .map(ProcessHandle::pid)
                    .toList();
            return megabytes(process -> all.contains(process.pid()));
        }
    }

    /** The platform's own processes without their garbage: what they need for each preview comes on top. */
    private double servers() throws IOException, InterruptedException {
        for (ProcessHandle server : ProcessHandle.allProcesses()
                .filter(process -> platform.isServer(process.pid()))
                .toList()) {
            Shell.script(scratch, "'" + System.getProperty("java.home") + "/bin/jcmd' " + server.pid() + " GC.run");
        }
        return megabytes(process -> platform.isServer(process.pid()));
    }

    private double sandboxes() throws IOException {
        Path projects = platform.projects();
        return megabytes(process -> isIn(process, projects));
    }

    private static double megabytes(java.util.function.Predicate<ProcessHandle> which) throws IOException {
        double all = 0;
        for (ProcessHandle process : ProcessHandle.allProcesses().filter(which).toList()) {
            try (Stream<String> lines = Files.lines(proc(process, "smaps_rollup"))) {
                all += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                        .sum();
            } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException ended) {
                // takes nothing any more
            }
        }
        return all / 1024;
    }

    private static boolean isIn(ProcessHandle process, Path projects) {
        try (Stream<String> mounts = Files.lines(proc(process, "mountinfo"))) {
            return mounts.anyMatch(mount -> mount.contains(projects + "/") && mount.contains(" /workspace "));
        } catch (IOException | java.io.UncheckedIOException ended) {
            return false;
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(proc(process, "cmdline"));
        } catch (IOException | java.io.UncheckedIOException ended) {
            return "";
        }
    }

    private static Path proc(ProcessHandle process, String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }
}
