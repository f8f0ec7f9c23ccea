package dev.atelier.system.bench;

import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModelServer;
import dev.atelier.core.source.git.GitServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code ./atelier bench} starts, in the checkout's directory. */
public final class Bench {
    private static final Path TARGET = Path.of("system-tests/target").toAbsolutePath();

    private final Belongings belongings = new Belongings();
    private final Effort effort;
    private final List<String> only;
    private final List<Result> results = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();

    private Bench(Effort effort, List<String> only) {
        this.effort = effort;
        this.only = only;
    }

    /** Arguments: {@code --quick}, and the ids to measure, all if there are none. */
    public static void main(String[] arguments) throws Exception {
        // Names below localhost are resolved by browsers, not by Java: they go into the header.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        List<String> words = new ArrayList<>(List.of(arguments));
        Effort effort = words.remove("--quick") ? Effort.quick() : Effort.thorough();
        new Bench(
                        effort,
                        words.stream()
                                .map(word -> word.toUpperCase(Locale.ROOT))
                                .toList())
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        Machine machine = Machine.current();
        Path scratch = Files.createDirectories(TARGET.resolve("bench")).toAbsolutePath();
        try (belongings) {
            ScriptedModelServer model = belongings.keep(ScriptedModelServer.start(0, Script.of()));
            if (wants("F7")) {
                int mark = belongings.mark();
                new Throughput(scratch, belongings).measure(effort).forEach(this::add);
                belongings.freeTo(mark);
            }
            for (Kind kind : Kind.values()) {
                if (wants("F1") || wants("F3") || wants("F4") || wants("F11")) {
                    measure(kind, model, scratch);
                }
                if (wants("F1") || wants("F2")) {
                    measureWarm(kind, model, scratch);
                }
                if (wants("F8")) {
                    measureMemory(kind, model, scratch);
                }
                if (wants("F5")) {
                    measureTasks(kind, model, scratch);
                }
            }
            if (wants("F6")) {
                measureStreams(model);
            }
            if (wants("F10")) {
                Startup startup = new Startup(belongings, Platform.settings(Kind.LOCAL, model.address()));
                startup.measure(effort).forEach(this::add);
            }
        } finally {
            // Also after a failure: what was measured until then took its time.
            Report report = new Report(machine, Instant.now(), results, footprints);
            System.out.println("\n" + machine + "\n\n" + report.table());
            report.writeJson(TARGET.resolve("bench.json"));
        }
    }

    private void measure(Kind kind, ScriptedModelServer model, Path scratch) throws Exception {
        int mark = belongings.mark();
        try {
            Platform platform = belongings.keep(Platform.start(kind, model.address()));
            if (wants("F1")) {
                add(new FirstPreview(platform, scratch).measure(effort));
            }
            Chromium chromium = belongings.keep(Chromium.start());
            Turns turns = belongings.keep(new Turns(platform, model));
            if (wants("F3")) {
                add(new EditShows(platform, scratch, chromium).measure(effort));
            }
            if (wants("F4")) {
                add(new ScriptedTurn(platform, turns, scratch, chromium).measure(effort));
            }
            if (wants("F11") && kind == Kind.LOCAL) {
                new Growth(platform, turns).measure(effort).forEach(this::add);
            }
        } finally {
            belongings.freeTo(mark);
        }
    }

    private void measureWarm(Kind kind, ScriptedModelServer model, Path scratch) throws Exception {
        int mark = belongings.mark();
        try {
            Platform platform = belongings.keep(Platform.startPausing(kind, model.address(), 1));
            WarmPreview previews = new WarmPreview(platform, scratch);
            if (wants("F1")) {
                add(previews.created(effort));
            }
            if (wants("F2")) {
                add(previews.woken(effort));
            }
        } finally {
            belongings.freeTo(mark);
        }
    }

    private void measureMemory(Kind kind, ScriptedModelServer model, Path scratch) throws Exception {
        int mark = belongings.mark();
        try {
            Platform platform = belongings.keep(Platform.startPausing(kind, model.address(), 0));
            footprints.addAll(new Memory(platform, scratch).measure());
        } finally {
            belongings.freeTo(mark);
        }
    }

    private void measureTasks(Kind kind, ScriptedModelServer model, Path scratch) throws Exception {
        int mark = belongings.mark();
        try {
            GitServer git = belongings.keep(ScriptedTask.serve(scratch));
            Platform platform = belongings.keep(Platform.startForTasks(kind, model.address()));
            ScriptedTask tasks = belongings.keep(ScriptedTask.on(platform, model, scratch, git));
            add(tasks.measure(effort));
        } finally {
            belongings.freeTo(mark);
        }
    }

    private void measureStreams(ScriptedModelServer model) throws Exception {
        int mark = belongings.mark();
        try {
            Platform platform = belongings.keep(Platform.start(Kind.LOCAL, model.address()));
            new LiveStream(platform, model).measure(effort).forEach(this::add);
        } finally {
            belongings.freeTo(mark);
        }
    }

    private void add(Result result) {
        results.add(result);
        System.out.printf(
                Locale.ROOT, "%s: %.2f × (%s)%n", result.id(), result.times().medianRatio(), result.what());
    }

    private boolean wants(String id) {
        return only.isEmpty() || only.contains(id);
    }
}
