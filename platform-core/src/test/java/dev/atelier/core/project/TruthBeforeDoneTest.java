package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.browser.FakeLooker;
import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageFinding.Kind;
import dev.atelier.core.browser.PageLooker;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunEvent.CheckPassed.Check;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** B7: turns of the whole engine, whose app is looked at by a browser that sees what a test wants. */
@ExtendWith(TestDatabase.class)
@Tag("slow")
class TruthBeforeDoneTest {
    private static final PageFinding OLD = new PageFinding(Kind.CONSOLE, "List has no key");
    private static final PageFinding NEW = new PageFinding(Kind.UNCAUGHT, "TypeError: x is not a function");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    private final Database database;
    private final FakeLooker looker = new FakeLooker();
    private @Nullable Engine engine;

    TruthBeforeDoneTest(Database database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    private Engine engine(Optional<PageLooker> with) {
        Engine started = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "1"), with);
        engine = started;
        return started;
    }

    private static List<RunEvent> turn(Engine engine, Actor anna, Project project, String words) {
        RunId run = engine.projects().ask(anna, project.id(), words);
        await().until(() -> engine.runs().get(anna, run).outcome().isPresent());
        return engine.runs().events(anna, run, 0, 1000).stream()
                .map(LoggedEvent::event)
                .toList();
    }

    private static <E> E only(List<RunEvent> events, Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + type + " in " + events));
    }

    @Test
    @DisplayName("B7 what was checked is told, and the version has its picture, for its tenant alone")
    void passes() {
        Engine engine = engine(Optional.of(looker));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        Project project = engine.projects().create(anna, "List");

        List<RunEvent> events = turn(engine, anna, project, "make a to-do list");

        RunEvent.CheckPassed passed = only(events, RunEvent.CheckPassed.class);
        assertThat(passed.checked()).containsExactly(Check.COMPILES, Check.LOADS, Check.CONSOLE);
        Version version = engine.versions().get(anna, project.id(), 2);
        assertThat(version.state()).isEqualTo(Version.State.WORKS);
        assertThat(version.screenshot()).isEqualTo(passed.screenshot()).isPresent();
        assertThat(engine.projects().get(anna, project.id()).picturedVersion()).hasValue(2);
        assertThat(engine.versions().screenshot(anna, project.id(), 2)).startsWith(0xff, 0xd8);
        Actor nora = EngineFixture.person(database, "nora", "northwind");
        assertThatNotFound(() -> engine.versions().screenshot(nora, project.id(), 2));
        Project hers = engine.projects().create(nora, "Hers");
        assertThatNotFound(() ->
                engine.versions().picture(nora, hers.id(), passed.screenshot().orElseThrow()));
    }

    @Test
    @DisplayName("X8 how an element looks is kept for the message that points at it, if there is a browser")
    void element() {
        Engine engine = engine(Optional.of(looker));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        ProjectId project = engine.projects().create(anna, "List").id();
        PageSpot spot = new PageSpot(List.of(1, 2), 5);

        BlobKey taken = engine.elements().take(anna, project, "/", spot).join().orElseThrow();

        assertThat(engine.versions().picture(anna, project, taken)).startsWith(0xff, 0xd8);
        assertThat(looker.spots()).containsExactly(new PageSpot(List.of(1, 2), 320));
        looker.breaking();
        assertThat(engine.elements().take(anna, project, "/", spot).join()).isEmpty();
    }

    @Test
    @DisplayName("B7 a new error fails the turn, with a picture of it; the version is known not to work")
    void fails() {
        Engine engine = engine(Optional.of(looker.finding(NEW)));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        Project project = engine.projects().create(anna, "List");

        List<RunEvent> events = turn(engine, anna, project, "make a to-do list");

        RunEvent.CheckFailed failed = only(events, RunEvent.CheckFailed.class);
        assertThat(failed.problems()).containsExactly("Nothing catches this error: TypeError: x is not a function");
        assertThat(engine.versions()
                        .picture(anna, project.id(), failed.screenshot().orElseThrow()))
                .startsWith(0xff, 0xd8);
        assertThat(engine.versions().get(anna, project.id(), 2).state()).isEqualTo(Version.State.BROKEN);
    }

    @Test
    @DisplayName("B7 an error that the version before had fails nothing; a blank page always does")
    void oldErrors() {
        looker.finding(OLD).finding(OLD).finding(OLD, new PageFinding(Kind.BLANK, "Nothing"));
        Engine engine = engine(Optional.of(looker));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        Project project = engine.projects().create(anna, "List");

        List<RunEvent> first = turn(engine, anna, project, "make a to-do list");
        List<RunEvent> second = turn(engine, anna, project, "make the background green");
        List<RunEvent> third = turn(engine, anna, project, "make the background blue");

        assertThat(only(first, RunEvent.CheckFailed.class).problems()).hasSize(1);
        assertThat(only(second, RunEvent.CheckPassed.class).screenshot()).isPresent();
        assertThat(only(third, RunEvent.CheckFailed.class).problems()).containsExactly("Nothing");
        assertThat(engine.versions().lastGood(anna, project.id(), 4)).hasValue(3);
        assertThat(engine.versions().lastGood(anna, project.id(), 3)).hasValue(2);
        assertThat(engine.versions().lastGood(anna, project.id(), 1)).isEmpty();
    }

    @Test
    @DisplayName("B7 without a browser, and with one that does not work, the dev server is asked as before")
    void withoutBrowser() {
        Engine engine = engine(Optional.of(looker.breaking()));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        Project project = engine.projects().create(anna, "List");

        RunEvent.CheckPassed passed =
                only(turn(engine, anna, project, "make a to-do list"), RunEvent.CheckPassed.class);

        assertThat(passed.checked()).containsExactly(Check.COMPILES, Check.LOADS);
        assertThat(passed.screenshot()).isEmpty();
        assertThatNotFound(() -> engine.versions().screenshot(anna, project.id(), 2));
    }

    @Test
    @DisplayName("B8 the untouched template and a restored version get a picture too, in their own time")
    void later() {
        Engine engine = engine(Optional.of(looker));
        Actor anna = EngineFixture.person(database, "anna", "riverside");
        Project project = engine.projects().create(anna, "List");
        await().until(() ->
                engine.projects().get(anna, project.id()).picturedVersion().isPresent());
        var unused = turn(engine, anna, project, "make a to-do list");

        var restore = engine.versions().restore(anna, project.id(), 1);

        await().until(() -> engine.runs().get(anna, restore).outcome().isPresent());
        await().until(() ->
                engine.projects().get(anna, project.id()).picturedVersion().equals(Optional.of(3)));
        assertThat(engine.versions().get(anna, project.id(), 1).state()).isEqualTo(Version.State.WORKS);
        assertThat(engine.versions().screenshot(anna, project.id(), 3)).isNotEmpty();
    }

    private static void assertThatNotFound(Runnable attempt) {
        try {
            attempt.run();
        } catch (FaultException e) {
            assertThat(e.fault().code()).isEqualTo("not_found");
            return;
        }
        throw new AssertionError("it was found");
    }
}
