package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.EngineFixture;
import dev.atelier.core.run.RunId;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("T13 T14 a pull request has the project as it is, also what was said after the task")
@ExtendWith(TestDatabase.class)
@Tag("slow")
class ProposedAgainTest {
    private final Database database;
    private TaskFixture fixture;

    @SuppressWarnings("NullAway.Init") // filled before each test
    ProposedAgainTest(Database database) {
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
        fixture.close();
    }

    private Task task(boolean pullRequest) {
        Task task = fixture.done(fixture.request("add a licence", AgentWish.rules(), pullRequest));
        fixture.tasks().openInWorkbench(fixture.anna, task.id());
        return task;
    }

    private void say(Task task, String words) {
        over(fixture.engine().projects().ask(fixture.anna, task.project(), words));
    }

    private RunId begin(Task task) {
        return fixture.tasks().openPullRequest(fixture.anna, task.id(), token());
    }

    private Optional<Secret> token() {
        return Optional.of(new Secret(fixture.forge.token()));
    }

    private void over(RunId run) {
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        fixture.engine().runs().get(fixture.anna, run).outcome().isPresent());
        assertThat(fixture.engine().runs().get(fixture.anna, run).outcome()).contains("completed");
    }

    private List<String> branches() throws IOException, InterruptedException {
        return fixture.repository()
                .git("branch", "--list", "atelier/*", "--format=%(refname:short)")
                .lines()
                .toList();
    }

    private List<String> commits() throws IOException, InterruptedException {
        return fixture.repository()
                .git("log", "--format=%s", "trunk.." + branches().getFirst())
                .lines()
                .toList();
    }

    private String files() throws IOException, InterruptedException {
        return fixture.repository()
                .git("ls-tree", "-r", "--name-only", branches().getFirst());
    }

    @Test
    @DisplayName("opened after a chat it is one commit with everything since the import")
    void first() throws IOException, InterruptedException {
        Task task = task(false);
        say(task, "add a .gitignore");
        assertThat(now(task).proposable()).isTrue();

        over(begin(task));

        assertThat(files()).contains("LICENSE", ".gitignore");
        assertThat(commits()).containsExactly("add a licence");
        assertThat(fixture.forge.opened()).hasSize(1);
        assertThat(fixture.forge.opened().getFirst().body())
                .contains("gitignore")
                .contains("LICENSE");
        assertThat(now(task).proposable()).isFalse();
    }

    @Test
    @DisplayName("one that is open gets the next commit on the same branch, and is not doubled")
    void again() throws IOException, InterruptedException {
        Task task = task(true);
        assertThat(now(task).proposable()).isFalse();
        assertThatThrownBy(() -> begin(task))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("pull_request_exists"));
        String before =
                fixture.repository().git("rev-parse", branches().getFirst()).strip();
        say(task, "add a .gitignore");
        assertThat(now(task).proposable()).isTrue();

        over(begin(task));

        assertThat(branches()).hasSize(1);
        assertThat(commits()).containsExactly("add a .gitignore", "add a licence");
        assertThat(fixture.repository()
                        .git("rev-parse", branches().getFirst() + "~1")
                        .strip())
                .isEqualTo(before);
        assertThat(files()).contains("LICENSE", ".gitignore");
        assertThat(fixture.forge.opened()).hasSize(1);
        assertThat(now(task).pullRequest()).isEqualTo(task.pullRequest());
        assertThat(now(task).proposable()).isFalse();
        assertThat(fixture.places(fixture.forge.token())).isEmpty();
    }

    @Test
    @DisplayName("a task that changed nothing can be proposed for what was said after it")
    void only_by_chat() throws IOException, InterruptedException {
        Task task = fixture.done(fixture.request("port it to Haskell", AgentWish.rules(), false));
        fixture.tasks().openInWorkbench(fixture.anna, task.id());
        assertThatThrownBy(() -> begin(task)).hasMessageContaining("Nothing was changed");
        say(task, "add a .gitignore");

        over(begin(task));

        assertThat(files()).contains(".gitignore");
    }

    @Test
    @DisplayName("what others have pushed to the branch is never overwritten")
    void never_forced() throws IOException, InterruptedException {
        Task task = task(true);
        String branch = branches().getFirst();
        fixture.repository().commit(branch, "A reviewer's own", "review.txt", "please\n");
        String theirs = fixture.repository().git("rev-parse", branch).strip();
        say(task, "add a .gitignore");

        RunId run = begin(task);

        await().until(() ->
                fixture.engine().runs().get(fixture.anna, run).outcome().isPresent());
        assertThat(fixture.engine().runs().get(fixture.anna, run).outcome()).contains("failed");
        assertThat(fixture.repository().git("rev-parse", branch).strip()).isEqualTo(theirs);
    }

    @Test
    @DisplayName("S1 a restart between push and pull request finds the branch, and opens one pull request")
    void restarted() throws IOException, InterruptedException {
        Task task = task(true);
        say(task, "add a .gitignore");
        CountDownLatch held = fixture.forge.git().hold("git-receive-pack");
        RunId run = begin(task);
        fixture.forge.git().awaitHeld();

        fixture.stop();
        held.countDown();
        over(run);

        assertThat(branches()).hasSize(1);
        assertThat(commits()).containsExactly("add a .gitignore", "add a licence");
        assertThat(fixture.forge.opened()).hasSize(1);
        say(task, "add an .editorconfig");
        over(begin(task));
        assertThat(commits()).hasSize(3);
        assertThat(fixture.forge.opened()).hasSize(1);
    }

    private Task now(Task task) {
        return fixture.tasks().get(fixture.anna, task.id());
    }
}
