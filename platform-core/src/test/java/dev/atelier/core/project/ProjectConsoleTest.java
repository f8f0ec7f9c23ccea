package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunListener;
import dev.atelier.core.run.Subscription;
import dev.atelier.core.sandbox.memory.MemoryProgram;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on a real database and real files, in a sandbox whose shell is a function. */
@ExtendWith(TestDatabase.class)
@Tag("slow")
class ProjectConsoleTest {
    private final Database database;
    private final CountDownLatch shellIsWaiting = new CountDownLatch(1);
    private Engine engine;
    private ProjectConsole console;
    private Actor anna;
    private Project project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    ProjectConsoleTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_a_project(@TempDir Path directory) {
        Map<String, MemoryProgram> programs = Map.of("sh", this::shell, "npm", ProjectConsoleTest::npm);
        engine = EngineFixture.start(directory, database, Map.of(), programs);
        console = engine.console();
        anna = EngineFixture.person(database, "anna", "riverside");
        project = engine.projects().create(anna, "Mine");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("B18 a command's output is shown as it comes, as plain text, and kept with how it ended")
    void a_command() {
        List<String> shown = new CopyOnWriteArrayList<>();
        Subscription watching = engine.runs().follow(anna, project.id(), Map.of(), new RunListener() {
            @Override
            public void onEvent(LoggedEvent event) {}

            @Override
            public void onSignal(RunId run, LiveSignal signal) {
                if (signal instanceof LiveSignal.CommandOutput output) {
                    shown.add(output.text());
                }
            }
        });

        RunEvent.ToolFinished finished = finished(console.run(anna, project.id(), "  say red "));
        watching.close();

        assertThat(finished).satisfies(it -> {
            assertThat(it.ok()).isTrue();
            assertThat(it.summary()).isEqualTo("exit code 0");
            assertThat(it.detail()).isEqualTo("red\n");
        });
        assertThat(String.join("", shown)).isEqualTo("red\n");
        assertThat(engine.versions().list(anna, project.id())).hasSize(1);
    }

    @Test
    @DisplayName("a command that fails is told as that, and is no failure of the run")
    void a_failing_command() {
        RunId run = console.run(anna, project.id(), "fail");

        assertThat(finished(run).summary()).isEqualTo("exit code 3");
        assertThat(outcome(run)).isEqualTo(new Outcome.Completed());
    }

    @Test
    @DisplayName("B8 what a command changes becomes a version")
    void a_command_that_changes_files() {
        awaitEnd(console.run(anna, project.id(), "write"));

        List<Version> versions = engine.versions().list(anna, project.id());
        assertThat(versions).hasSize(2);
        assertThat(versions.getFirst().summary()).isEqualTo("$ write");
        assertThat(engine.versions().file(anna, project.id(), 2, SourcePath.of("made.txt")))
                .isNotEmpty();
    }

    @Test
    @DisplayName("output without an end keeps its end, and nothing grows")
    void endless_output() {
        RunEvent.ToolFinished finished = finished(console.run(anna, project.id(), "flood"));

        assertThat(finished.summary()).contains("output cut");
        assertThat(finished.detail()).startsWith("[…]").hasSizeLessThan(25_000);
    }

    @Test
    @DisplayName("a command can be stopped; what it printed and changed until then is kept")
    void stopping() throws InterruptedException {
        RunId run = console.run(anna, project.id(), "wait");
        shellIsWaiting.await();

        engine.runs().cancel(anna, run);

        assertThat(finished(run)).satisfies(it -> {
            assertThat(it.ok()).isFalse();
            assertThat(it.summary()).isEqualTo("stopped");
            assertThat(it.detail()).isEqualTo("waiting");
        });
        assertThat(outcome(run)).isEqualTo(new Outcome.Cancelled());
        assertThat(engine.versions().list(anna, project.id())).hasSize(2);
    }

    @Test
    @DisplayName("commands and the agent's turns wait for each other")
    void one_after_the_other() throws InterruptedException {
        RunId command = console.run(anna, project.id(), "wait");
        shellIsWaiting.await();
        RunId turn = engine.projects().ask(anna, project.id(), "a to-do list");

        assertThat(engine.runs().events(anna, turn, 0, 10))
                .extracting(LoggedEvent::event)
                .noneMatch(RunEvent.Claimed.class::isInstance);
        engine.runs().cancel(anna, command);
        awaitEnd(turn);
        assertThat(outcome(turn)).isEqualTo(new Outcome.Completed());
    }

    @Test
    @DisplayName("B6 an installed package is in package.json of a new version")
    void installing() {
        RunId run = console.install(anna, project.id(), List.of("date-fns", "@scope/pack@^1.2.3"));

        assertThat(finished(run).ok()).isTrue();
        assertThat(new String(
                        engine.versions().file(anna, project.id(), 2, SourcePath.of("package.json")),
                        StandardCharsets.UTF_8))
                .isEqualTo("--ignore-scripts --no-audit --no-fund --save -- date-fns @scope/pack@^1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "--global",
                "-g",
                "../../etc",
                "./here",
                "file:x",
                "git+ssh://evil.example/x",
                "http://evil.example/x.tgz",
                "a b",
                "a;ls",
                "$(ls)",
                "Ü",
                "x@npm:evil",
                "@/x",
                "x@"
            })
    @DisplayName("what is no name of a package is refused")
    void hostile_package(String name) {
        assertThatThrownBy(() -> console.install(anna, project.id(), List.of(name)))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("bad_package"));
    }

    @Test
    void what_is_no_command_is_refused() {
        assertThatThrownBy(() -> console.run(anna, project.id(), "  "))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("blank_command"));
        assertThatThrownBy(() -> console.run(anna, project.id(), "x".repeat(4_001)))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("command_too_long"));
    }

    @Test
    @DisplayName("R10 who may only look can read the log and run nothing")
    void viewers() {
        Actor viewer = anna.narrowedTo(Right.READ);

        assertThatThrownBy(() -> console.run(viewer, project.id(), "ls")).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> console.install(viewer, project.id(), List.of("x")))
                .isInstanceOf(FaultException.class);
        Awaitility.await().until(() -> !console.log(viewer, project.id()).isEmpty());
        assertThat(console.log(viewer, project.id())).containsExactly("[memory] service dev");
    }

    @Test
    @DisplayName("a log can be followed in many places, and not in endlessly many; closing gives a place back")
    void followers() throws Exception {
        Awaitility.await().until(() -> !console.log(anna, project.id()).isEmpty());
        List<AutoCloseable> open = new ArrayList<>();
        List<String> heard = new CopyOnWriteArrayList<>();
        for (int i : IntStream.range(0, 16).toArray()) {
            open.add(console.followLog(anna, project.id(), line -> heard.add(i + " " + line)));
        }

        assertThat(heard).hasSize(16).contains("3 [memory] service dev");
        assertThatThrownBy(() -> console.followLog(anna, project.id(), heard::add))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("too_many_followers"));
        open.getFirst().close();
        open.getFirst().close();
        open.add(console.followLog(anna, project.id(), heard::add));
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private int shell(MemoryProgram.Invocation call) throws IOException, InterruptedException {
        switch (call.argv().get(2)) {
            case "say red" -> call.output().stdout("\u001b[31mred\u001b[0m\n".getBytes(StandardCharsets.UTF_8));
            case "write" -> Files.writeString(call.workTree().resolve("made.txt"), "by hand");
            case "flood" -> {
                for (int i = 0; i < 200; i++) {
                    call.output().stdout("x".repeat(10_000).getBytes(StandardCharsets.UTF_8));
                }
            }
            case "wait" -> {
                Files.writeString(call.workTree().resolve("half.txt"), "half");
                call.output().stderr("waiting".getBytes(StandardCharsets.UTF_8));
                shellIsWaiting.countDown();
                new CountDownLatch(1).await();
            }
            default -> {
                return 3;
            }
        }
        return 0;
    }

    private static int npm(MemoryProgram.Invocation call) throws IOException {
        Files.writeString(
                call.workTree().resolve("package.json"),
                String.join(" ", call.argv().subList(2, call.argv().size())));
        return 0;
    }

    private RunEvent.ToolFinished finished(RunId run) {
        return awaitEnd(run).stream()
                .filter(RunEvent.ToolFinished.class::isInstance)
                .map(RunEvent.ToolFinished.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Outcome outcome(RunId run) {
        return ((RunEvent.RunEnded) awaitEnd(run).getLast()).outcome();
    }

    private List<RunEvent> awaitEnd(RunId run) {
        return Awaitility.await()
                .until(
                        () -> engine.runs().events(anna, run, 0, 100).stream()
                                .map(LoggedEvent::event)
                                .toList(),
                        events -> events.getLast() instanceof RunEvent.RunEnded);
    }
}
