package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunState;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("T5 S1 a task that is cut short anywhere ends right")
@ExtendWith(TestDatabase.class)
@Tag("slow")
class InterruptedTaskTest {
    private static final Duration VERY_LONG = Duration.ofMinutes(10);

    private final Database database;
    private final CountDownLatch nothing = new CountDownLatch(0);
    private CountDownLatch held = nothing;
    private TaskFixture fixture;

    /** Where it is when that happens. */
    enum Stage {
        CLONE,
        AGENT,
        PUSH
    }

    @SuppressWarnings("NullAway.Init") // filled before each test
    InterruptedTaskTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException, InterruptedException {
        fixture = new TaskFixture(
                directory, database, (home, settings) -> EngineFixture.start(home, database, settings, Map.of()));
        fixture.repository().commit("trunk", "First", "a.txt", "1\n");
    }

    @AfterEach
    void tearDown() {
        held.countDown();
        fixture.close();
    }

    /** A task that has come as far as that, and no further for the moment. */
    private Task at(Stage stage) throws InterruptedException {
        Reply change = Reply.call("write_file", Map.of("path", "b.txt", "content", "two\n"));
        Reply finish = Reply.call("finish", Map.of("answer", "There is a second file."))
                .forever();
        switch (stage) {
            case CLONE -> {
                held = fixture.forge.git().hold("git-upload-pack");
                fixture.withModel(change, finish);
            }
            // It hangs after a change was made, so that something half-done is there.
            case AGENT -> fixture.withModel(change, Reply.wrong(new Misbehaviour.Hang(VERY_LONG)), change, finish);
            case PUSH -> {
                held = fixture.forge.git().hold("git-receive-pack");
                fixture.withModel(change, finish);
            }
        }
        Task task = fixture.submit(fixture.request("add a second file", AgentWish.modelOnly(), true));
        switch (stage) {
            case CLONE, PUSH -> fixture.forge.git().awaitHeld();
            case AGENT -> await().until(() -> fixture.model.requests().size() == 2);
        }
        return fixture.tasks().get(fixture.anna, task.id());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    @DisplayName("by a restart of the platform")
    void restarted(Stage stage) throws IOException, InterruptedException {
        Task task = at(stage);

        fixture.stop();
        held.countDown();

        assertThatItIsDoneOnce(fixture.ended(task.id()));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    @DisplayName("by the death of its worker, which wakes up later and must change nothing")
    void taken_over(Stage stage) throws IOException, InterruptedException {
        Task task = at(stage);

        database.change(entities -> entities.createNativeQuery(
                        "UPDATE run SET lease_until = '2001-01-01', worker = 'gone' WHERE id = ?1")
                .setParameter(1, task.run().toString())
                .executeUpdate());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> fixture.events(task, RunEvent.Claimed.class).size() == 2);
        held.countDown();

        assertThatItIsDoneOnce(fixture.ended(task.id()));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    @DisplayName("by somebody who cancels it")
    void cancelled(Stage stage) throws InterruptedException {
        Task task = at(stage);

        fixture.tasks().cancel(fixture.anna, task.id());

        Task ended = fixture.ended(task.id());
        assertThat(ended.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(ended.message()).contains("stopped");
        assertThat(fixture.forge.opened()).isEmpty();
        assertThat(TaskFixture.taskSandboxes(fixture.engine())).isEmpty();
        if (stage != Stage.CLONE) {
            assertThat(fixture.artefact(ended, "diff.patch")).contains("b.txt");
        }
        held.countDown();
        fixture.tasks().lookAfter();
        assertThat(tokens(task)).isZero();
    }

    @Test
    @DisplayName("what an attempt had reached that was cut short is void when the next one reaches nothing")
    void begun_anew() throws InterruptedException {
        Task task = at(Stage.AGENT);
        fixture.stop();
        fixture.model.follow(Script.of(Reply.call("finish", Map.of("answer", "There is nothing to do."))
                .forever()));

        Task ended = fixture.ended(task.id());

        assertThat(ended.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(ended.message()).contains("Nothing was changed");
        assertThat(ended.filesChanged()).isZero();
        assertThat(fixture.artefacts(ended)).doesNotContain("diff.patch", "error.txt");
        assertThat(fixture.tasks().diff(fixture.anna, ended.id()).files()).isEmpty();
        assertThat(fixture.forge.opened()).isEmpty();
    }

    private void assertThatItIsDoneOnce(Task task) throws IOException, InterruptedException {
        assertThat(task.message()).startsWith("Done");
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task.filesChanged()).isEqualTo(1);
        assertThat(fixture.applied(task).resolve("b.txt")).hasContent("two");
        assertThat(fixture.forge.opened()).hasSize(1);
        assertThat(fixture.repository().git("branch", "--list", "atelier/*").lines())
                .hasSize(1);
        var kept = fixture.tasks().openInWorkbench(fixture.anna, task.id());
        assertThat(fixture.engine().versions().list(fixture.anna, kept)).hasSize(2);
        assertThat(fixture.events(task, RunEvent.RunEnded.class)).hasSize(1);
        List<LoggedEvent> events = fixture.engine().runs().events(fixture.anna, task.run(), 0, 1_000);
        assertThat(events)
                .extracting(LoggedEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(fixture.engine().runs().get(fixture.anna, task.run()).state())
                .isEqualTo(RunState.ENDED);
        assertThat(TaskFixture.taskSandboxes(fixture.engine())).isEmpty();
        assertThat(fixture.artefacts(task)).doesNotContain("error.txt");
        assertThat(tokens(task)).isZero();
    }

    private long tokens(Task task) {
        Object count = database.read(entities -> entities.createNativeQuery(
                        "SELECT COUNT(*) FROM task WHERE token_sealed IS NOT NULL AND id = ?1")
                .setParameter(1, task.id().toString())
                .getSingleResult());
        return ((Number) count).longValue();
    }
}
