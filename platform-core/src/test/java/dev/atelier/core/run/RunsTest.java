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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@Tag("slow")
class RunsTest {
    private static final RunSettings SETTINGS =
            new RunSettings(4, Duration.ofSeconds(20), Duration.ofMinutes(1), 1_000);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Database database;
    private final Tenants tenants;
    private final Runs runs;
    private Actor anna;
    private ProjectId project;

    @SuppressWarnings("NullAway.Init") // filled before each test
    RunsTest(Database database) {
        this.database = database;
        this.tenants = new Tenants(database, Clock.systemUTC());
        this.runs = new Runs(database, SETTINGS, Clock.systemUTC());
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
    @DisplayName("R2 R3 a run's events are numbered without gaps and end with exactly one RunEnded")
    void events_are_numbered() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("a page"));
        work(context -> {
            context.append(new RunEvent.Answered("Here it is."));
            return new Outcome.Completed();
        });

        List<LoggedEvent> events = awaitEnd(run);

        assertThat(events).extracting(LoggedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events)
                .extracting(event -> event.event().getClass().getSimpleName())
                .containsExactly("Asked", "Claimed", "Answered", "RunEnded");
        assertThat(runs.get(anna, run).outcome()).contains("completed");
    }

    @Test
    @DisplayName("S8 runs of one project work one after the other, in the order they were asked for")
    void one_at_a_time_per_project() {
        List<RunId> asked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            asked.add(runs.enqueue(anna, project, new Ask.Change("change " + i)));
        }
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<RunId> order = new CopyOnWriteArrayList<>();
        work(context -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            order.add(context.run().id());
            Thread.onSpinWait();
            working.decrementAndGet();
            return new Outcome.Completed();
        });

        asked.forEach(this::awaitEnd);

        assertThat(most).hasValue(1);
        assertThat(order).containsExactlyElementsOf(asked);
    }

    @Test
    @DisplayName("W9 runs of several projects work at the same time")
    void several_projects_at_once() {
        CountDownLatch both = new CountDownLatch(2);
        RunId first = runs.enqueue(anna, project, new Ask.Change("one"));
        RunId second = runs.enqueue(anna, RunsFixture.project(database, anna), new Ask.Change("two"));
        work(context -> {
            both.countDown();
            both.await();
            return new Outcome.Completed();
        });

        awaitEnd(first);
        awaitEnd(second);
    }

    @Test
    @DisplayName("W9 a tenant with few runs does not wait for all of one with many")
    void tenants_share() {
        Actor nora = RunsFixture.person(database, "nora", "northwind");
        for (int i = 0; i < 30; i++) {
            runs.enqueue(anna, RunsFixture.project(database, anna), new Ask.Change("many " + i));
        }
        RunId few = runs.enqueue(nora, RunsFixture.project(database, nora), new Ask.Change("few"));
        List<RunId> order = new CopyOnWriteArrayList<>();
        CountDownLatch started = new CountDownLatch(1);
        work(context -> {
            order.add(context.run().id());
            if (order.size() < SETTINGS.workers()) {
                started.await();
            }
            started.countDown();
            return new Outcome.Completed();
        });

        awaitEnd(few);

        assertThat(order.indexOf(few)).isLessThan(SETTINGS.workers());
    }

    @Test
    void a_waiting_run_that_is_cancelled_never_works() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("no, wait"));

        runs.cancel(anna, run);
        runs.cancel(anna, run);

        assertThat(runs.get(anna, run).outcome()).contains("cancelled");
        assertThat(awaitEnd(run)).hasSize(2);
    }

    @Test
    @DisplayName("B9 a working run that is cancelled is interrupted and ends as cancelled")
    void cancel_interrupts() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        RunId run = runs.enqueue(anna, project, new Ask.Change("for ever"));
        work(context -> {
            working.countDown();
            new CountDownLatch(1).await();
            return new Outcome.Completed();
        });
        working.await();

        runs.cancel(anna, run);

        assertThat(awaitEnd(run).getLast().event())
                .isInstanceOfSatisfying(
                        RunEvent.RunEnded.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(new Outcome.Cancelled()));
    }

    @Test
    @DisplayName("T6 a run that takes too long ends as timed out")
    void time_limit() {
        Runs impatient = new Runs(
                database, new RunSettings(1, Duration.ofMillis(200), Duration.ofMillis(1), 10), Clock.systemUTC());
        RunId run = impatient.enqueue(anna, project, new Ask.Change("slow"));
        open.add(impatient.startWorkers(
                "impatient",
                context -> {
                    new CountDownLatch(1).await();
                    return new Outcome.Completed();
                },
                tenants::actorFor));

        awaitEnd(run);

        assertThat(runs.get(anna, run).outcome()).contains("timed_out");
    }

    @Test
    void an_unexpected_error_ends_the_run_with_a_safe_message() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("break"));
        work(context -> {
            throw new IllegalStateException("/secret/path and sk-key");
        });

        LoggedEvent last = awaitEnd(run).getLast();

        assertThat(EventCodec.encode(last.event()).body())
                .contains("internal_error")
                .doesNotContain("sk-key");
    }

    @Test
    @DisplayName("S1 S2 a run whose worker died is taken over by exactly one other, and the dead one can write no more")
    void take_over() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("survive"));
        RunLog log = new RunLog(database, new RunFeed(), Clock.systemUTC());
        RunQueue dead = new RunQueue(database, log, Clock.systemUTC(), Duration.ofMillis(1));
        assertThat(dead.claim("dead/1/1")).isPresent();
        List<Integer> attempts = new CopyOnWriteArrayList<>();

        work(context -> {
            attempts.add(context.attempt());
            return new Outcome.Completed();
        });

        assertThat(awaitEnd(run)).extracting(LoggedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(attempts).containsExactly(2);
        assertThatThrownBy(() -> dead.append(run, 1, new RunEvent.Answered("too late")))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    @DisplayName("S1 what this node held before it was killed is taken over at once, not after the lease")
    void own_leases_are_released_at_start() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("survive"));
        RunLog log = new RunLog(database, new RunFeed(), Clock.systemUTC());
        new RunQueue(database, log, Clock.systemUTC(), Duration.ofDays(1)).claim("here/killed/1");

        work(context -> new Outcome.Completed());

        awaitEnd(run);
    }

    @Test
    @DisplayName("R2 S2 what another process writes is told as well")
    void other_processes() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("elsewhere"));
        Recorder seen = new Recorder();
        open.add(runs.follow(anna, run, 0, seen));
        RunLog log = new RunLog(database, new RunFeed(), Clock.systemUTC());

        new RunQueue(database, log, Clock.systemUTC(), Duration.ofDays(1)).claim("elsewhere/1/1");

        await().until(() -> seen.sequences(run).equals(List.of(1L, 2L)));
    }

    @Test
    @DisplayName("R2 a subscriber that comes back with the last number it saw misses nothing and sees nothing twice")
    void subscriptions_resume() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("long"));
        Recorder early = new Recorder();
        open.add(runs.follow(anna, run, 0, early));
        work(context -> {
            for (int i = 0; i < 700; i++) {
                context.append(new RunEvent.Answered("part " + i));
            }
            return new Outcome.Completed();
        });
        awaitEnd(run);
        Recorder late = new Recorder();
        open.add(runs.follow(anna, run, 350, late));

        await().until(() -> early.has(703) && late.has(703));

        assertThat(early.sequences(run)).containsExactlyElementsOf(numbers(1, 703));
        assertThat(late.sequences(run)).containsExactlyElementsOf(numbers(351, 703));
    }

    @Test
    @DisplayName("S7 every tab that follows a project sees the same events")
    void project_subscriptions() {
        List<Recorder> tabs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Recorder tab = new Recorder();
            tabs.add(tab);
            open.add(runs.follow(anna, project, Map.of(), tab));
        }
        RunId first = runs.enqueue(anna, project, new Ask.Change("one"));
        RunId second = runs.enqueue(anna, project, new Ask.Change("two"));
        work(context -> {
            context.signal(new LiveSignal.TextDelta("…"));
            return new Outcome.Completed();
        });
        awaitEnd(second);

        await().until(() -> tabs.stream().allMatch(tab -> tab.sequences(second).size() == 3));

        assertThat(tabs).allSatisfy(tab -> assertThat(tab.sequences(first)).containsExactly(1L, 2L, 3L));
    }

    @Test
    @DisplayName("R10 another tenant's run looks exactly like one that does not exist")
    void tenants_do_not_see_each_other() {
        RunId run = runs.enqueue(anna, project, new Ask.Change("mine"));
        Actor nora = RunsFixture.person(database, "nora", "northwind");

        for (RunId id : List.of(run, RunId.random())) {
            assertNotFound(() -> runs.get(nora, id));
            assertNotFound(() -> runs.events(nora, id, 0, 10));
            assertNotFound(() -> runs.cancel(nora, id));
            assertNotFound(() -> runs.follow(nora, id, 0, new Recorder()));
        }
        assertThat(runs.list(nora, project, 10)).isEmpty();
        assertThat(runs.told(nora, project, 0, 10, Set.of())).isEmpty();
        assertThat(runs.waiting().of(nora, project)).isEmpty();
        assertThat(runs.isBusy(nora, project)).isFalse();
    }

    @Test
    @SuppressWarnings("try") // that it is open is all that is wanted of it
    @DisplayName("T11 a list is told that something has happened in its workspace, until it is closed")
    void watch() throws Exception {
        Semaphore told = new Semaphore(0);
        AutoCloseable watch = runs.watch(anna, told::release);

        runs.enqueue(anna, project, new Ask.Change("one"));
        told.acquire();
        runs.enqueue(anna, RunsFixture.project(database, anna), new Ask.Change("two"));
        told.acquire();
        watch.close();

        try (AutoCloseable other = runs.watch(anna, told::release)) {
            told.drainPermits();
            runs.enqueue(anna, project, new Ask.Change("three"));
            told.acquire();
            assertThat(told.tryAcquire()).as("the closed one is not told").isFalse();
        }
    }

    @Test
    @DisplayName("W13 a tenant with too many waiting runs is told so")
    void queue_limit() {
        Runs small = new Runs(
                database, new RunSettings(0, Duration.ofSeconds(1), Duration.ofSeconds(1), 2), Clock.systemUTC());
        small.enqueue(anna, project, new Ask.Change("1"));
        small.enqueue(anna, project, new Ask.Change("2"));

        assertThatThrownBy(() -> small.enqueue(anna, project, new Ask.Change("3")))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("queue_full"));
    }

    private void work(RunHandler handler) {
        open.add(runs.startWorkers("here", handler, tenants::actorFor));
    }

    private List<LoggedEvent> awaitEnd(RunId run) {
        // Looked up for the platform, so that a run of another tenant can be awaited too.
        await().until(() -> database.read(
                entities -> entities.find(RunEntity.class, run.value()).state() == RunState.ENDED));
        return new RunLog(database, new RunFeed(), Clock.systemUTC()).read(run, 0, 10_000);
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("not_found"));
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static final class Recorder implements RunListener {
        private final Map<RunId, List<Long>> seen = new ConcurrentHashMap<>();

        @Override
        public void onEvent(LoggedEvent event) {
            seen.computeIfAbsent(event.run(), run -> new CopyOnWriteArrayList<>())
                    .add(event.sequence());
        }

        List<Long> sequences(RunId run) {
            return seen.getOrDefault(run, List.of());
        }

        boolean has(long sequence) {
            return seen.values().stream().anyMatch(list -> list.contains(sequence));
        }
    }
}
