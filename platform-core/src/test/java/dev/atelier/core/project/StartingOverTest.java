package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunState;
import dev.atelier.core.run.ToldRun;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Starting over, on the whole engine. */
@ExtendWith(TestDatabase.class)
class StartingOverTest {
    private static final SourcePath CAT = SourcePath.of("public/images/cat.png");
    /** The rules do nothing about it, so no sandbox is needed; the turn keeps the files as they are. */
    private static final String WORDS = "Sing me a song about the sea";

    private final Database database;
    private Path home;
    private Engine engine;
    private Projects projects;
    private Versions versions;
    private Actor anna;

    @SuppressWarnings("NullAway.Init") // filled before each test
    StartingOverTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_an_engine(@TempDir Path directory) {
        home = directory.resolve("home");
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "2"));
        projects = engine.projects();
        versions = engine.versions();
        anna = EngineFixture.person(database, "anna", "riverside");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("B19 starting over makes a new version with the template's files, without images and conversation")
    void starts_over() {
        Project project = withACat("Pottery");

        end(projects.startOver(anna, project.id()));

        int newest = projects.get(anna, project.id()).version();
        assertThat(newest).isEqualTo(3);
        assertThat(versions.files(anna, project.id(), newest)).isEqualTo(versions.files(anna, project.id(), 1));
        assertThat(versions.files(anna, project.id(), 2)).contains(CAT);
        assertThat(asked(project)).containsExactly("Start over");
        assertThat(projects.messages(anna, project.id(), 10)).hasSize(1);
    }

    @Test
    @DisplayName("B19 what was said before stays in the log, and is told to nobody as the conversation")
    void the_log_is_untouched() {
        Project project = withACat("Pottery");
        RunId before = engine.runs().list(anna, project.id(), 10).getFirst().id();
        var events = engine.runs().events(anna, before, 0, 100);

        end(projects.startOver(anna, project.id()));

        assertThat(engine.runs().events(anna, before, 0, 100)).isEqualTo(events);
        assertThat(projects.conversation(anna, project.id(), 10).turns())
                .extracting(told -> told.run().id())
                .doesNotContain(before);
    }

    @Test
    @DisplayName("B19 going back to a version before brings files and conversation back; going forth takes them again")
    void undo() {
        Project project = withACat("Pottery");
        RunId reset = projects.startOver(anna, project.id());
        end(reset);

        RunId undo = versions.restore(anna, project.id(), 2);
        end(undo);

        assertThat(versions.files(anna, project.id(), 4)).contains(CAT);
        assertThat(asked(project)).containsExactly(WORDS, "Start over", "Restore version 2");
        assertThat(engine.runs().events(anna, undo, 0, 100))
                .anySatisfy(event -> assertThat(event.event()).isInstanceOf(RunEvent.ConversationRestored.class));
        end(versions.restore(anna, project.id(), 3));
        assertThat(asked(project)).containsExactly("Start over", "Restore version 2", "Restore version 3");
    }

    @Test
    @DisplayName("B19 starting over what is the template already can be undone as well")
    void nothing_to_reset() {
        Project project = projects.create(anna, "Empty");

        end(projects.startOver(anna, project.id()));
        end(projects.startOver(anna, project.id()));

        assertThat(projects.get(anna, project.id()).version()).isEqualTo(3);
        assertThat(asked(project)).containsExactly("Start over");
    }

    @Test
    @DisplayName("B15 B19 the page has the name that the project has now")
    void the_name_stays() {
        Project project = projects.create(anna, "Old name");
        projects.rename(anna, project.id(), "Mud & fire");

        end(projects.startOver(anna, project.id()));

        String page = new String(
                versions.file(anna, project.id(), 2, SourcePath.of("index.html")),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(page).contains("<title>Mud &amp; fire</title>");
    }

    @Test
    @DisplayName("B19 it touches no other project, even when one's name is a prefix of the other's")
    void others_stay() {
        Project shorter = withACat("shop");
        Project longer = withACat("shop two");
        Project same = withACat("shop");

        end(projects.startOver(anna, shorter.id()));

        for (Project other : List.of(longer, same)) {
            assertThat(projects.get(anna, other.id()).version()).isEqualTo(2);
            assertThat(asked(other)).containsExactly(WORDS);
            assertThat(workTree(other).resolve(CAT.value())).exists();
        }
        assertThat(workTree(shorter).resolve(CAT.value())).doesNotExist();
    }

    @Test
    @DisplayName("B19 what waits is not done any more")
    void the_queue_is_emptied(@TempDir Path directory) {
        engine.close();
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "0"));
        Project project = engine.projects().create(anna, "Busy");
        RunId waiting = engine.projects().ask(anna, project.id(), WORDS);

        RunId reset = engine.projects().startOver(anna, project.id());

        assertThat(engine.runs().get(anna, waiting).outcome()).contains("cancelled");
        assertThat(engine.runs().waiting().of(anna, project.id()))
                .extracting(run -> run.id())
                .containsExactly(reset);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> engine.projects().reword(anna, reset, 9, "something else"))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("not_a_message"));
    }

    @Test
    @DisplayName("B22 each member has one default project, made when first needed and again when deleted")
    void default_project() {
        Actor ben = EngineFixture.person(database, "ben", "riverside");
        Project first = projects.defaultProject(anna, "My app");

        assertThat(projects.defaultProject(anna, "My app").id()).isEqualTo(first.id());
        assertThat(projects.defaultProject(ben, "My app").id()).isNotEqualTo(first.id());
        projects.delete(anna, first.id());
        Project second = projects.defaultProject(anna, "My app");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(projects.defaultProject(anna, "My app").id()).isEqualTo(second.id());
    }

    private Project withACat(String name) {
        Project project = projects.create(anna, name);
        try {
            Path cat = workTree(project).resolve(CAT.value());
            Files.createDirectories(cat.getParent());
            Files.write(cat, new byte[] {1, 2, 3});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end(projects.ask(anna, project.id(), WORDS));
        return project;
    }

    private Path workTree(Project project) {
        return home.resolve("projects").resolve(project.id().toString());
    }

    private List<String> asked(Project project) {
        return projects.conversation(anna, project.id(), 50).turns().stream()
                .map(ToldRun::run)
                .map(run -> run.ask().text())
                .toList();
    }

    private void end(RunId run) {
        await().until(() -> engine.runs().get(anna, run).state() == RunState.ENDED);
        assertThat(engine.runs().get(anna, run).outcome()).contains("completed");
    }
}
