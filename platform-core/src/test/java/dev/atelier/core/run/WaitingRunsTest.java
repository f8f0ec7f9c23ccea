package dev.atelier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class WaitingRunsTest {
    private static final RunSettings SETTINGS =
            new RunSettings(2, Duration.ofSeconds(20), Duration.ofMinutes(1), 1_000);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Database database;
    private final Runs runs;
    private final WaitingRuns waiting;
    private Actor anna;
    private ProjectId project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    WaitingRunsTest(Database database) {
        this.database = database;
        this.runs = new Runs(database, SETTINGS, Clock.systemUTC());
        this.waiting = runs.waiting();
    }

    @BeforeEach
    void given_a_project() {
        anna = RunsFixture.person(database, "anna", "riverside");
        project = RunsFixture.project(database, anna);
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        database.change(entities -> {
            entities.createNativeQuery("DELETE FROM run_event").executeUpdate();
            entities.createNativeQuery("DELETE FROM run").executeUpdate();
        });
    }

    @Test
    @DisplayName("B10 what waits is edited: the new words count, and the log has both")
    void edit() {
        RunId run = ask("make it red");

        waiting.reword(anna, run, 1, ask -> new Ask.Change("make it green"));

        assertThat(words()).containsExactly("make it green");
        assertThat(runs.events(anna, run, 0, 10))
                .extracting(LoggedEvent::event)
                .containsExactly(
                        new RunEvent.Asked(new Ask.Change("make it red"), "anna"),
                        new RunEvent.AskEdited(new Ask.Change("make it green"), "anna"));
        List<String> worked = new CopyOnWriteArrayList<>();
        work(context -> {
            worked.add(context.run().ask().text());
            return new Outcome.Completed();
        });
        await().until(() -> !worked.isEmpty());
        assertThat(worked).containsExactly("make it green");
    }

    @Test
    @DisplayName("S8 who edits what somebody else has edited meanwhile is told, and overwrites nothing")
    void edits_conflict() {
        RunId run = ask("make it red");
        waiting.reword(anna, run, 1, ask -> new Ask.Change("make it green"));

        assertFault("ask_edited_meanwhile", () -> waiting.reword(anna, run, 1, ask -> new Ask.Change("make it blue")));

        assertThat(words()).containsExactly("make it green");
        waiting.reword(anna, run, 2, ask -> new Ask.Change("make it blue"));
        assertThat(words()).containsExactly("make it blue");
    }

    @Test
    @DisplayName("S8 an edit is not refused because the message was moved meanwhile")
    void moving_is_no_edit() {
        ask("first");
        RunId run = ask("second");
        waiting.move(anna, run, 1);

        waiting.reword(anna, run, 1, ask -> new Ask.Change("second, please"));

        assertThat(words()).containsExactly("second, please", "first");
    }

    @Test
    @DisplayName("B10 what waits is removed: it ends as cancelled and never begins")
    void remove() {
        RunId first = ask("first");
        RunId second = ask("second");

        waiting.remove(anna, first);

        assertThat(words()).containsExactly("second");
        assertThat(runs.get(anna, first).outcome()).contains("cancelled");
        assertThat(runs.get(anna, first).startedAt()).isEmpty();
        assertFault("run_not_waiting", () -> waiting.remove(anna, first));
        assertThat(runs.get(anna, second).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    @DisplayName("B10 what waits is put into another order, and is worked on in that order")
    void reorder() {
        List<RunId> asked = List.of(ask("a"), ask("b"), ask("c"), ask("d"));

        waiting.move(anna, asked.get(3), 1);
        waiting.move(anna, asked.get(0), 99);
        waiting.move(anna, asked.get(1), 2);

        assertThat(words()).containsExactly("d", "b", "c", "a");
        List<String> order = new CopyOnWriteArrayList<>();
        work(context -> {
            order.add(context.run().ask().text());
            return new Outcome.Completed();
        });
        await().until(() -> order.size() == 4);
        assertThat(order).containsExactly("d", "b", "c", "a");
    }

    @Test
    @DisplayName("B10 moving touches the line of no other project")
    void other_lines_stay() {
        ProjectId other = RunsFixture.project(database, anna);
        ask("a");
        runs.enqueue(anna, other, new Ask.Change("x"));
        RunId last = ask("b");
        runs.enqueue(anna, other, new Ask.Change("y"));

        waiting.move(anna, last, 1);

        assertThat(words()).containsExactly("b", "a");
        assertThat(waiting.of(anna, other)).extracting(run -> run.ask().text()).containsExactly("x", "y");
    }

    @Test
    @DisplayName("S8 what a worker has claimed meanwhile can be neither edited nor removed nor moved, and says so")
    void claimed() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        RunId run = ask("begin");
        RunId next = ask("next");
        work(context -> {
            working.countDown();
            done.await();
            return new Outcome.Completed();
        });
        working.await();

        assertFault("run_not_waiting", () -> waiting.reword(anna, run, 9, ask -> new Ask.Change("too late")));
        assertFault("run_not_waiting", () -> waiting.remove(anna, run));
        assertFault("run_not_waiting", () -> waiting.move(anna, run, 2));
        assertFault("run_not_waiting", () -> waiting.moveUpAndStop(anna, run));
        assertThat(runs.get(anna, run).cancelRequested()).isFalse();
        assertThat(words()).containsExactly("next");
        done.countDown();
        await().until(() -> runs.get(anna, next).state() == RunState.ENDED);
    }

    @Test
    @DisplayName("B10 stop and say this instead: what works is stopped, and this comes before all that waited")
    void instead() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        RunId first = ask("for ever");
        ask("later");
        RunId urgent = ask("now");
        work(context -> {
            order.add(context.run().ask().text());
            if (context.run().id().equals(first)) {
                working.countDown();
                new CountDownLatch(1).await();
            }
            return new Outcome.Completed();
        });
        working.await();

        waiting.moveUpAndStop(anna, urgent);

        await().until(() -> order.size() == 3);
        assertThat(order).containsExactly("for ever", "now", "later");
        await().until(() -> runs.get(anna, first).outcome().isPresent());
        assertThat(runs.get(anna, first).outcome()).contains("cancelled");
    }

    @Test
    @DisplayName("S8 many who edit, move and remove at once while workers claim: every run is done once or removed")
    void all_at_once() throws Exception {
        List<RunId> asked = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            asked.add(ask("ask " + i));
        }
        List<RunId> worked = new CopyOnWriteArrayList<>();
        List<RunId> removed = new CopyOnWriteArrayList<>();
        work(context -> {
            worked.add(context.run().id());
            return new Outcome.Completed();
        });
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                RunId run = asked.get(i);
                int place = 1 + i % 5;
                all.add(people.submit(() -> tolerating(() -> waiting.move(anna, run, place))));
                all.add(people.submit(
                        () -> tolerating(() -> waiting.reword(anna, run, 9, ask -> new Ask.Change("edited")))));
                if (i % 3 == 0) {
                    all.add(people.submit(() -> tolerating(() -> {
                        waiting.remove(anna, run);
                        removed.add(run);
                    })));
                }
            }
            for (Future<?> each : all) {
                each.get();
            }
        }

        await().until(() -> asked.stream().allMatch(run -> runs.get(anna, run).state() == RunState.ENDED));

        assertThat(worked).doesNotHaveDuplicates().doesNotContainAnyElementsOf(removed);
        assertThat(worked.size() + removed.size()).isEqualTo(asked.size());
    }

    @Test
    @DisplayName("S7 B10 every tab hears of each change of the line")
    void tabs_hear() {
        List<List<String>> tabs = List.of(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        tabs.forEach(tab -> open.add(runs.follow(anna, project, Map.of(), event -> tab.add(event.type()))));
        ask("a");
        RunId second = ask("b");

        waiting.move(anna, second, 1);
        waiting.reword(anna, second, 1, ask -> new Ask.Change("b, please"));
        waiting.remove(anna, second);

        await().untilAsserted(() -> assertThat(tabs)
                .allSatisfy(tab ->
                        assertThat(tab).containsExactly("asked", "asked", "queue_moved", "ask_edited", "run_ended")));
    }

    private RunId ask(String words) {
        return runs.enqueue(anna, project, new Ask.Change(words));
    }

    private List<String> words() {
        return waiting.of(anna, project).stream().map(run -> run.ask().text()).toList();
    }

    private void work(RunHandler handler) {
        open.add(runs.startWorkers("here", handler, new Tenants(database, Clock.systemUTC())::actorFor));
    }

    /** Somebody who comes too late is told so, and that is all. */
    private static void tolerating(Runnable action) {
        try {
            action.run();
        } catch (FaultException e) {
            assertThat(e.fault().code()).isEqualTo("run_not_waiting");
        }
    }

    private static void assertFault(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
    }
}
