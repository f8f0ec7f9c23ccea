package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.Engine;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.LoggedEvent;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabase.class)
@Tag("slow")
class TasksTest {
    private static final String TOKEN = "tok-Zq81vv-secret-of-anna";

    private final Database database;

    @TempDir
    Path directory;

    private Engine engine;
    private Tasks tasks;
    private Actor anna;
    private Actor ben;

    @SuppressWarnings("NullAway.Init") // filled before each test
    TasksTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given_an_engine_that_only_keeps() {
        // No workers: what is submitted waits.
        engine = EngineFixture.start(directory, database, Map.of("ATELIER_WORKERS", "0"));
        tasks = engine.tasks();
        String tenant = "riverside-" + System.nanoTime();
        anna = EngineFixture.person(database, "anna-" + tenant, tenant);
        ben = EngineFixture.person(database, "ben-" + tenant, tenant);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("T5 T11 a task is kept and queued at once, with all that was asked for")
    void submitted() {
        Task task = tasks.submit(
                anna,
                new TaskRequest(
                        new TaskSource.Git("https://github.com/clay/shop.git", Optional.of("main")),
                        " add a licence ",
                        Optional.of("./src/main.py"),
                        AgentWish.rules(),
                        true,
                        Optional.of(new Secret(TOKEN)),
                        Optional.empty()),
                Optional.empty());

        Task read = tasks.get(ben, task.id());
        assertThat(read.status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(read.description()).isEqualTo("add a licence");
        assertThat(read.targetFile()).contains("src/main.py");
        assertThat(read.source())
                .isEqualTo(new TaskSourceInfo(
                        TaskSourceInfo.Kind.GIT, "https://github.com/clay/shop.git", Optional.of("main")));
        assertThat(read.by()).isEqualTo(anna.name());
        assertThat(read.kept()).isFalse();
        assertThat(engine.runs().events(anna, task.run(), 0, 10))
                .extracting(LoggedEvent::event)
                .singleElement()
                .isInstanceOf(RunEvent.Asked.class);
    }

    @Test
    @DisplayName("T2 what is wrong is refused by its field's name, and nothing is created")
    void refused() {
        refused(() -> submit(git("https://github.com/clay/shop.git", "  ")), "blank_description");
        refused(() -> submit(git("file:///etc", "x")), "git_url_not_allowed");
        refused(() -> submit(git("ext::sh -c id", "x")), "bad_git_url");
        refused(() -> submit(git("https://anna:pw@github.com/clay/shop.git", "x")), "bad_git_url");
        refused(() -> submit(git("https://169.254.169.254/latest", "x")), "git_url_not_allowed");
        for (String path : List.of("/etc/passwd", "../secret", "src/../../x", "C:\\x", ".git/config")) {
            TaskRequest wrong = new TaskRequest(
                    new TaskSource.Git("https://github.com/clay/shop.git", Optional.empty()),
                    "x",
                    Optional.of(path),
                    AgentWish.rules(),
                    false,
                    Optional.empty(),
                    Optional.empty());
            refused(() -> submit(wrong), "bad_target_file");
        }

        assertThat(tasks.list(anna, TaskFilter.newest(10))).isEmpty();
    }

    @Test
    @DisplayName("R6 a model that is not configured is refused before anything is fetched, naming the setting")
    void no_model() {
        TaskRequest request = new TaskRequest(
                new TaskSource.Git("https://github.com/clay/shop.git", Optional.empty()),
                "x",
                Optional.empty(),
                AgentWish.modelOnly(),
                false,
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> submit(request)).hasMessageContaining("ATELIER_MODEL");
        AgentWish openai = new AgentWish(AgentWish.Kind.MODEL, false, Optional.of("openai"), Optional.of("gpt-4.1"));
        assertThatThrownBy(() -> submit(new TaskRequest(
                        request.source(), "x", Optional.empty(), openai, false, Optional.empty(), Optional.empty())))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("ATELIER_OPENAI_API_KEY");
        assertThat(tasks.list(anna, TaskFilter.newest(10))).isEmpty();
    }

    @Test
    @DisplayName("The same idempotency key means the same task, and another one is told so")
    void idempotent() {
        TaskRequest request = git("https://github.com/clay/shop.git", "add a licence");
        Task first = tasks.submit(anna, request, Optional.of("key-1"));

        assertThat(tasks.submit(anna, request, Optional.of("key-1")).id()).isEqualTo(first.id());
        assertThat(tasks.submit(ben, request, Optional.of("key-1")).id()).isNotEqualTo(first.id());
        refused(
                () -> tasks.submit(anna, git("https://github.com/clay/shop.git", "another"), Optional.of("key-1")),
                "idempotency_key_reused");
        refused(() -> tasks.submit(anna, request, Optional.of("a key")), "bad_idempotency_key");
        assertThat(tasks.list(anna, TaskFilter.newest(10))).hasSize(2);
    }

    @Test
    @DisplayName("T11 tasks are listed newest first, by page, status, words and whose they are")
    void listed() {
        Task first = submit(git("https://github.com/clay/shop.git", "add a licence"));
        Task second = submit(git("https://github.com/clay/shop.git", "100% type hints"));
        Task third = tasks.submit(ben, git("https://github.com/tea/room.git", "add a readme"), Optional.empty());
        tasks.cancel(anna, first.id());

        assertThat(ids(TaskFilter.newest(10))).containsExactly(third.id(), second.id(), first.id());
        TaskFilter page = new TaskFilter(Set.of(), Optional.empty(), false, Optional.of(third.id()), 1);
        assertThat(ids(page)).containsExactly(second.id());
        assertThat(ids(filter(Set.of(TaskStatus.CANCELLED), "", false))).containsExactly(first.id());
        assertThat(ids(filter(Set.of(TaskStatus.QUEUED), "", false))).containsExactly(third.id(), second.id());
        assertThat(ids(filter(Set.of(), "100%", false))).containsExactly(second.id());
        assertThat(ids(filter(Set.of(), "%", false))).containsExactly(second.id());
        assertThat(ids(filter(Set.of(), "TEA/room", false))).containsExactly(third.id());
        assertThat(ids(filter(Set.of(), "", true))).containsExactly(second.id(), first.id());
        assertThat(tasks.get(anna, first.id()).status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    @DisplayName("A task's project is on nobody's list, and nobody opens, asks, wakes or shares it by its id")
    void ephemeral() {
        Task task = submit(git("https://github.com/clay/shop.git", "add a licence"));
        ProjectId project = task.project();

        assertThat(engine.projects().list(anna)).isEmpty();
        for (Actor member : List.of(anna, ben)) {
            refused(() -> engine.projects().get(member, project), "not_found");
            refused(() -> engine.projects().ask(member, project, "a page"), "not_found");
            refused(() -> engine.projects().wake(member, project), "not_found");
            refused(() -> engine.projects().delete(member, project), "not_found");
            refused(() -> engine.versions().list(member, project), "not_found");
            refused(() -> engine.editing().list(member, project), "not_found");
        }
        assertThat(engine.previews().state(project)).isInstanceOf(PreviewState.Sleeping.class);
        refused(() -> tasks.openInWorkbench(anna, task.id()), "task_not_over");
        refused(() -> tasks.openPullRequest(anna, task.id(), Optional.empty()), "task_not_over");
    }

    @Test
    @DisplayName("W4 a token lies sealed in the task's row, stands nowhere else, and goes when the task ends")
    void sealed_token() throws IOException {
        Task task = submit(new TaskRequest(
                new TaskSource.Git("https://github.com/clay/shop.git", Optional.empty()),
                "add a licence",
                Optional.empty(),
                AgentWish.rules(),
                true,
                Optional.of(new Secret(TOKEN)),
                Optional.empty()));

        assertThat(cells("task")).anyMatch(row -> row.contains("token_key_id=set"));
        assertThat(cells("run_event") + cells("run").toString()).doesNotContain(TOKEN);
        assertThat(TaskFixture.places(directory, TOKEN)).isEmpty();
        assertThat(task.toString()).doesNotContain(TOKEN);

        tasks.cancel(anna, task.id());

        assertThat(cells("task")).noneMatch(row -> row.contains("token_key_id=set"));
    }

    @Test
    @DisplayName("T4 an uploaded archive is kept for the run, and known again by its bytes")
    void archive() throws IOException {
        Path upload = Files.write(directory.resolve("a.zip"), new byte[] {1, 2, 3});
        TaskRequest request = zip(upload);
        Task first = tasks.submit(anna, request, Optional.of("zip-1"));
        assertThat(tasks.submit(anna, request, Optional.of("zip-1")).id()).isEqualTo(first.id());
        Files.write(upload, new byte[] {1, 2, 4});

        refused(() -> tasks.submit(anna, request, Optional.of("zip-1")), "idempotency_key_reused");
        assertThat(engine.blobs().size(anna.tenant(), new BlobKey("projects/" + first.project())))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("T12 a path is no name of an artefact, and any other name is not there")
    void artefacts() {
        Task task = submit(git("https://github.com/clay/shop.git", "add a licence"));

        assertThat(tasks.artefacts(anna, task.id())).isEmpty();
        assertThat(tasks.diff(anna, task.id()).files()).isEmpty();
        refused(() -> tasks.artefact(anna, task.id(), "diff.patch"), "not_found");
        refused(() -> tasks.artefact(anna, task.id(), "passwd"), "not_found");
        refused(() -> tasks.artefact(anna, task.id(), "../upload.zip"), "bad_artefact_name");
        refused(() -> tasks.artefact(anna, task.id(), "/etc/passwd"), "bad_artefact_name");
    }

    @Test
    @DisplayName("A task that nobody kept goes some days after its end, with all that it had")
    void retention() throws IOException {
        Path upload = Files.write(directory.resolve("a.zip"), new byte[] {1, 2, 3});
        Task old = submit(zip(upload));
        Task kept = submit(zip(upload));
        Task fresh = submit(zip(upload));
        List.of(old, kept, fresh).forEach(task -> tasks.cancel(anna, task.id()));
        for (Task task : List.of(old, kept)) {
            change("UPDATE run SET ended_at = '2001-01-01' WHERE project_id = ?1", task);
            change("UPDATE project SET created_at = '2001-01-01' WHERE id = ?1", task);
        }
        change("UPDATE project SET ephemeral = FALSE WHERE id = ?1", kept);

        tasks.lookAfter();

        assertThat(ids(TaskFilter.newest(10))).containsExactly(fresh.id(), kept.id());
        refused(() -> tasks.get(anna, old.id()), "not_found");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> engine.blobs().size(anna.tenant(), new BlobKey("projects/" + old.project())) == 0);
        await().atMost(Duration.ofSeconds(40)).until(() -> rows(old) == 0);
    }

    private long rows(Task task) {
        Object found = database.read(entities -> entities.createNativeQuery("SELECT COUNT(*) FROM task WHERE id = ?1")
                .setParameter(1, task.id().toString())
                .getSingleResult());
        return ((Number) found).longValue();
    }

    private void change(String sql, Task task) {
        database.change(entities -> {
            var unused = entities.createNativeQuery(sql)
                    .setParameter(1, task.project().toString())
                    .executeUpdate();
        });
    }

    private List<String> cells(String table) {
        String columns = switch (table) {
            case "task" -> "CONCAT('token_key_id=', IF(token_sealed IS NULL, 'none', 'set'))";
            case "run" -> "ask";
            default -> "body";
        };
        List<?> found = database.read(entities -> entities.createNativeQuery("SELECT " + columns + " FROM " + table)
                .getResultList());
        return found.stream().map(String::valueOf).toList();
    }

    private List<TaskId> ids(TaskFilter filter) {
        return tasks.list(anna, filter).stream().map(Task::id).toList();
    }

    private static TaskFilter filter(Set<TaskStatus> statuses, String text, boolean mine) {
        return new TaskFilter(statuses, Optional.of(text), mine, Optional.empty(), 10);
    }

    private Task submit(TaskRequest request) {
        return tasks.submit(anna, request, Optional.empty());
    }

    private static TaskRequest git(String url, String words) {
        return request(new TaskSource.Git(url, Optional.empty()), words);
    }

    private static TaskRequest zip(Path upload) {
        return request(new TaskSource.Zip("shop.zip", upload), "add a licence");
    }

    private static TaskRequest request(TaskSource source, String words) {
        return new TaskRequest(
                source, words, Optional.empty(), AgentWish.rules(), false, Optional.empty(), Optional.empty());
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
    }
}
