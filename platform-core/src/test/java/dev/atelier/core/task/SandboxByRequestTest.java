package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.sandbox.SandboxChoice;
import dev.atelier.core.sandbox.SandboxId;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.sandbox.SandboxProvider;
import dev.atelier.core.sandbox.memory.MemoryProvider;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R9 a task may ask for the kind of its sandboxes")
@ExtendWith(TestDatabase.class)
class SandboxByRequestTest {
    private final Database database;
    private final SequencedMap<SandboxKind, SandboxProvider> made = new LinkedHashMap<>();
    private List<SandboxKind> there = List.of(SandboxKind.DOCKER, SandboxKind.LOCAL);
    private TaskFixture fixture;

    @SuppressWarnings("NullAway.Init") // filled before each test
    SandboxByRequestTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException, InterruptedException {
        fixture = new TaskFixture(
                directory, database, (home, settings) -> EngineFixture.start(home, database, settings, this::choice));
        fixture.repository().commit("trunk", "First", "package.json", "{\"scripts\":{\"test\":\"node a.js\"}}\n");
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    private SandboxChoice choice(Path home) {
        made.clear();
        there.forEach(kind -> made.put(kind, new MemoryProvider(kind.code(), home, Map.of("npm", call -> 0))));
        return SandboxChoice.of(made, "for a test");
    }

    private TaskRequest request() {
        return fixture.request("add a licence", AgentWish.rules(), false);
    }

    private List<String> providers(RunId run) {
        return fixture.events(run).stream()
                .filter(RunEvent.SandboxReady.class::isInstance)
                .map(event -> ((RunEvent.SandboxReady) event).provider())
                .toList();
    }

    @Test
    @DisplayName("and gets that one; who asks for none gets the installation's own")
    void asked_for() {
        Task local = fixture.done(request().withSandbox(SandboxKind.LOCAL));
        Task docker = fixture.done(request().withSandbox(SandboxKind.DOCKER));
        Task either = fixture.done(request().withSandbox(SandboxKind.AUTO));

        assertThat(providers(local.run())).containsExactly("local");
        assertThat(providers(docker.run())).containsExactly("docker");
        assertThat(providers(either.run())).containsExactly("docker");
        assertThat(local.sandbox()).contains(SandboxKind.LOCAL);
        assertThat(either.sandbox()).isEmpty();
        assertThat(TaskFixture.taskSandboxes(fixture.engine())).isEmpty();
    }

    @Test
    @DisplayName("the project that it becomes goes on with that kind, also after a restart")
    void goes_on() {
        Task task = fixture.done(request().withSandbox(SandboxKind.LOCAL));
        ProjectId project = fixture.tasks().openInWorkbench(fixture.anna, task.id());

        command(project);
        assertThat(projects(SandboxKind.LOCAL)).hasSize(1);
        fixture.stop();
        command(project);

        assertThat(projects(SandboxKind.LOCAL)).hasSize(1);
        assertThat(projects(SandboxKind.DOCKER)).isEmpty();
    }

    @Test
    @DisplayName("where that kind is gone the project says so, and is given no other")
    void gone() {
        Task task = fixture.done(request().withSandbox(SandboxKind.LOCAL));
        ProjectId project = fixture.tasks().openInWorkbench(fixture.anna, task.id());
        fixture.stop();
        there = List.of(SandboxKind.DOCKER);

        fixture.engine().projects().wake(fixture.anna, project);

        await().until(() ->
                fixture.engine().projects().preview(fixture.anna, project).state() instanceof PreviewState.Failed failed
                        && failed.fault().code().equals("sandbox_not_available"));
        assertThat(projects(SandboxKind.DOCKER)).isEmpty();
    }

    @Test
    @DisplayName("what is not there is refused at once, and nothing is kept")
    void not_there() {
        there = List.of(SandboxKind.DOCKER);

        assertThatThrownBy(() -> fixture.submit(request().withSandbox(SandboxKind.LOCAL)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.fault().message()).contains("local are not available", "docker"));
        assertThat(fixture.tasks().list(fixture.anna, TaskFilter.newest(10))).isEmpty();
    }

    @Test
    @DisplayName("the same key with another kind is another request")
    void idempotency() {
        Optional<String> key = Optional.of("once");
        Task first = fixture.tasks().submit(fixture.anna, request().withSandbox(SandboxKind.LOCAL), key);

        assertThat(fixture.tasks()
                        .submit(fixture.anna, request().withSandbox(SandboxKind.LOCAL), key)
                        .id())
                .isEqualTo(first.id());
        assertThatThrownBy(() -> fixture.tasks().submit(fixture.anna, request(), key))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("idempotency_key_reused"));
        assertThat(fixture.ended(first.id()).status()).isEqualTo(TaskStatus.COMPLETED);
    }

    private void command(ProjectId project) {
        RunId run = fixture.engine().console().run(fixture.anna, project, "npm test");
        await().until(() ->
                fixture.engine().runs().get(fixture.anna, run).outcome().isPresent());
    }

    private List<String> projects(SandboxKind kind) {
        return Objects.requireNonNull(made.get(kind)).existing().stream()
                .map(SandboxId::value)
                .filter(id -> id.startsWith("p"))
                .toList();
    }
}
