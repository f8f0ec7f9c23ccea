package dev.atelier.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.forge.ServedForge;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.preview.PreviewState;
import dev.atelier.core.run.Outcome;
import dev.atelier.core.run.RunEvent;
import dev.atelier.core.run.RunId;
import dev.atelier.core.run.RunSummary;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.git.BareRepository;
import dev.atelier.core.usage.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a task does from end to end, whatever its sandbox is made of. */
interface TaskRunsContract {
    /** A Node project with one test, which fails as long as add subtracts. */
    private static String[] nodeProject() {
        return new String[] {
            "package.json",
            "{\"name\":\"sums\",\"scripts\":{\"test\":\"node check.js\"}}\n",
            "check.js",
            """
            const { add } = require('./add.js');
            if (add(2, 3) !== 5) { console.error('add(2, 3) is ' + add(2, 3)); process.exit(1); }
            """,
            "add.js",
            "exports.add = (a, b) => a - b;\n"
        };
    }

    TaskFixture fixture();

    /** What is left of sandboxes. */
    List<String> sandboxes();

    @Test
    @DisplayName(
            "T12 T13 R8 the rules' change becomes a patch that git applies, and a pull request with branch, title and text")
    default void rules_and_pull_request() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "shop.py", "def price(amount):\n    return amount * 2\n");

        Task task = fixture().done(fixture().request("Add a .gitignore and docstrings", AgentWish.rules(), true));

        assertThat(task.message()).startsWith("Done");
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        Path clone = fixture().applied(task);
        assertThat(clone.resolve(".gitignore")).exists();
        assertThat(Files.readString(clone.resolve("shop.py"))).contains("\"\"\"");
        assertThat(fixture().tasks().diff(fixture().anna, task.id()).files()).hasSize(task.filesChanged());
        ServedForge.Opened opened = fixture().forge.opened().getFirst();
        assertThat(opened.from()).startsWith("atelier/add-a-gitignore-and-docstrings-");
        assertThat(opened.into()).isEqualTo("trunk");
        assertThat(opened.title()).isEqualTo("Add a .gitignore and docstrings");
        assertThat(opened.body()).contains("shop\\.py").contains("rules");
        assertThat(task.pullRequest().orElseThrow().toString()).endsWith("/pull/1");
        assertThat(fixture().artefact(task, "pr_url.txt").strip())
                .isEqualTo(task.pullRequest().orElseThrow().toString());
        assertThat(fixture().repository().git("show", opened.from() + ":.gitignore"))
                .isNotBlank();
        assertThat(fixture().artefacts(task))
                .contains("diff.patch", "agent.log", "prompt.txt", "llm_response.txt", "pr_url.txt")
                .doesNotContain("error.txt");
        assertThat(fixture().places(fixture().forge.token())).isEmpty();
        assertThat(sandboxes()).isEmpty();
        RunEvent.RunEnded ended =
                fixture().events(task, RunEvent.RunEnded.class).getFirst();
        assertThat(ended.summary().agent()).contains("rules");
        assertThat(ended.summary().filesChanged()).isEqualTo(task.filesChanged());
        assertThat(ended.summary().pullRequest()).isEqualTo(task.pullRequest());
    }

    @Test
    @DisplayName("T4 T13 an archive has a diff too, and no pull request, with the reason")
    default void archive() throws IOException {
        Task task = fixture().done(fixture().zip("add a licence", "README.md", "# Shop\n", "a.txt", "1\n"));

        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(fixture().artefact(task, "diff.patch")).contains("+++ b/LICENSE");
        assertThat(task.pullRequestNote()).contains("archive").contains("diff.patch");
        assertThat(fixture().events(task, RunEvent.PullRequestSkipped.class)).hasSize(1);
        assertThat(sandboxes()).isEmpty();
    }

    @Test
    @DisplayName("T9 T10 R3 the model changes several files, is told that a test fails, and repairs it")
    default void model_repairs() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", nodeProject());
        fixture()
                .with("ATELIER_MODEL_PRICES", "openai:scripted=1/1/1")
                .with("ATELIER_MODEL_CURRENCY", "EUR")
                .withModel(
                        Reply.calls(
                                ScriptedCall.of("read_file", Map.of("path", "add.js")),
                                ScriptedCall.of(
                                        "write_file",
                                        Map.of("path", "docs/usage.md", "content", "# Usage\n\nadd(a, b)\n"))),
                        Reply.call("finish", Map.of("answer", "I wrote the usage down.")),
                        Reply.call("edit_file", Map.of("path", "add.js", "old_text", "a - b", "new_text", "a + b")),
                        Reply.call("finish", Map.of("answer", "add adds now, and its use is written down.")));

        Task task = fixture().done(fixture().request("write down how to use it", AgentWish.auto(), false));

        assertThat(task.message()).contains("Its tests pass (npm test).");
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task.filesChanged()).isEqualTo(2);
        assertThat(Files.readString(fixture().applied(task).resolve("add.js"))).contains("a + b");
        assertThat(fixture().events(task, RunEvent.TestsRun.class))
                .extracting(RunEvent.TestsRun::passed)
                .containsExactly(false, true);
        assertThat(fixture().artefact(task, "llm_response.txt")).contains("its use is written down");
        assertThat(fixture().artefact(task, "prompt.txt")).contains("write down how to use it");
        RunSummary summary =
                fixture().events(task, RunEvent.RunEnded.class).getFirst().summary();
        assertThat(summary.promptTokens()).isPositive();
        assertThat(summary.cost().orElseThrow())
                .isEqualTo(new Money(
                        BigDecimal.valueOf(summary.promptTokens() + summary.completionTokens(), 6),
                        Currency.getInstance("EUR")));
    }

    @Test
    @DisplayName("R5 T10 a change that breaks tests is not called done, and not proposed")
    default void broken_tests() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", nodeProject());
        fixture().repository().commit("trunk", "Right", "add.js", "exports.add = (a, b) => a + b;\n");
        Reply[] replies = new Reply[] {
            Reply.call("edit_file", Map.of("path", "add.js", "old_text", "a + b", "new_text", "a - b")),
            Reply.call("finish", Map.of("answer", "Better.")).forever()
        };
        fixture().withModel(replies);

        Task task = fixture().done(fixture().request("make it better", AgentWish.modelOnly(), true));

        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(fixture().forge.opened()).isEmpty();
        assertThat(fixture().artefact(task, "diff.patch")).contains("a - b");
        assertThat(fixture().artefact(task, "error.txt")).isNotBlank();
    }

    @Test
    @DisplayName("R4 T10 a model that fails fails the task, unless the rules may do what they can")
    default void fallback() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "a.txt", "1\n");
        fixture().withModel(Reply.wrong(new Misbehaviour.Status(401)).forever());

        Task alone = fixture().done(fixture().request("add a licence", AgentWish.modelOnly(), false));
        Task together = fixture().done(fixture().request("add a licence", AgentWish.auto(), false));

        assertThat(alone.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(fixture().artefact(alone, "error.txt")).doesNotContain("sk-not-a-key");
        assertThat(together.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(together.agent()).contains("rules");
        assertThat(fixture().events(together, RunEvent.AgentChosen.class))
                .extracting(RunEvent.AgentChosen::agent)
                .containsExactly("builder", "rules");
    }

    @Test
    @DisplayName("R5 what the rules do not understand changes nothing, and they say so")
    default void not_understood() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "a.txt", "1\n");

        Task task = fixture().done(fixture().request("port it to Haskell", AgentWish.rules(), true));

        assertThat(task.filesChanged()).isZero();
        assertThat(task.message()).contains("Nothing was changed");
        assertThat(task.pullRequestNote()).contains("Nothing was changed");
        assertThat(fixture().artefacts(task)).doesNotContain("diff.patch");
    }

    @Test
    @DisplayName("T13 T14 without a token the patch stays; the button opens the pull request later, once")
    default void later() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "a.txt", "1\n");
        TaskRequest withoutToken = new TaskRequest(
                new TaskSource.Git(fixture().forge.url(), Optional.empty()),
                "add a licence",
                Optional.empty(),
                AgentWish.rules(),
                true,
                Optional.empty(),
                Optional.empty());

        Task task = fixture().done(withoutToken);
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task.pullRequestNote()).contains("no token").contains("diff.patch");
        RunId run = fixture()
                .tasks()
                .openPullRequest(
                        fixture().anna,
                        task.id(),
                        Optional.of(new Secret(fixture().forge.token())));
        Awaitility.await()
                .until(() -> fixture()
                        .engine()
                        .runs()
                        .get(fixture().anna, run)
                        .outcome()
                        .isPresent());

        assertThat(fixture().events(run)).hasAtLeastOneElementOfType(RunEvent.BranchPushed.class);
        assertThat(fixture().tasks().get(fixture().anna, task.id()).pullRequest())
                .isPresent();
        assertThat(fixture().forge.opened()).hasSize(1);
        assertThat(fixture().places(fixture().forge.token())).isEmpty();
    }

    @Test
    @DisplayName("A repository that is not there fails the task with the reason, and leaves nothing")
    default void no_repository() {
        TaskRequest request = new TaskRequest(
                new TaskSource.Git(fixture().forge.url().replace("repo", "other"), Optional.empty()),
                "add a licence",
                Optional.empty(),
                AgentWish.rules(),
                false,
                Optional.empty(),
                Optional.empty());

        Task task = fixture().done(request);

        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(fixture().events(task, RunEvent.RunEnded.class))
                .singleElement()
                .extracting(RunEvent.RunEnded::outcome)
                .isInstanceOf(Outcome.Failed.class);
        assertThat(fixture().artefacts(task)).contains("error.txt").doesNotContain("diff.patch");
    }

    @Test
    @DisplayName("A task that is opened in the workbench is a project like others, and goes on as chat")
    default void workbench() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "shop.py", "def price(amount):\n    return amount * 2\n");
        Task task = fixture().done(fixture().request("add a licence", AgentWish.rules(), false));
        var anna = fixture().anna;
        assertThat(fixture().engine().projects().list(anna)).isEmpty();

        var project = fixture().tasks().openInWorkbench(anna, task.id());

        assertThat(fixture().engine().projects().list(anna)).hasSize(1);
        assertThat(fixture().tasks().get(anna, task.id()).kept()).isTrue();
        RunId run = fixture().engine().projects().ask(anna, project, "add a .gitignore");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> fixture().engine().runs().get(anna, run).outcome().isPresent());
        assertThat(fixture().engine().runs().get(anna, run).outcome()).contains("completed");
        assertThat(fixture().engine().versions().list(anna, project)).hasSize(3);
    }

    @Test
    @DisplayName(
            "X-R3 a repository in the workbench has no preview, says so, and its agent is told of its tests, not of an app")
    default void repository_in_the_workbench() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", nodeProject());
        fixture()
                .withModel(
                        Reply.call("edit_file", Map.of("path", "add.js", "old_text", "a - b", "new_text", "a + b")),
                        Reply.call("finish", Map.of("answer", "It adds.")).forever());
        Task task = fixture().done(fixture().request("add a licence", AgentWish.rules(), false));
        var anna = fixture().anna;
        var project = fixture().tasks().openInWorkbench(anna, task.id());

        RunId run = fixture().engine().projects().ask(anna, project, "repair the sum");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> fixture().engine().runs().get(anna, run).outcome().isPresent());
        fixture().engine().projects().wake(anna, project);

        assertThat(fixture().events(run))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                RunEvent.TestsRun.class,
                                tests -> assertThat(tests.passed()).isTrue()));
        assertThat(fixture().model.requests().getFirst().body().toString())
                .contains("You change software in a repository")
                .contains("run_tests")
                .doesNotContain("check_preview");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        fixture().engine().projects().preview(anna, project).state()
                                        instanceof PreviewState.Failed failed
                                && failed.fault().code().equals("no_dev_server"));
    }

    @Test
    @DisplayName("T3 T13 a private repository is fetched and changed with the member's stored token")
    default void stored_token() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "a.txt", "1\n");
        fixture().forge.makePrivate();
        TaskRequest request = new TaskRequest(
                new TaskSource.Git(fixture().forge.url(), Optional.of("trunk")),
                "add a licence",
                Optional.empty(),
                AgentWish.rules(),
                true,
                Optional.empty(),
                Optional.empty());
        Task refused = fixture().done(request);
        fixture()
                .engine()
                .vault()
                .put(
                        fixture().anna,
                        "127.0.0.1:" + fixture().forge.git().port(),
                        new Secret(fixture().forge.token()));

        Task task = fixture().done(request);

        assertThat(refused.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task.pullRequest()).isPresent();
        assertThat(fixture().places(fixture().forge.token())).isEmpty();
    }

    @Test
    @DisplayName("W8 a push that is refused fails the task, and says where the change is")
    default void refused_push() throws IOException, InterruptedException {
        fixture().repository().commit("trunk", "First", "a.txt", "1\n");
        fixture().forge.forbidPushing();

        Task task = fixture().done(fixture().request("add a licence", AgentWish.rules(), true));

        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.message()).contains("not push");
        assertThat(task.pullRequestNote()).contains("diff.patch");
        assertThat(fixture().artefact(task, "diff.patch")).contains("LICENSE");
        assertThat(fixture().artefact(task, "error.txt")).contains("forge_forbidden");
        assertThat(fixture().forge.opened()).isEmpty();
    }

    @Test
    @DisplayName("T3 links, submodules, hooks and filters of a repository do nothing, and the patch still applies")
    default void hostile_repository() throws IOException, InterruptedException {
        Path outside = Files.writeString(fixture().directory.resolve("outside.txt"), "not yours\n");
        fixture()
                .repository()
                .commitRaw(
                        "trunk",
                        "First",
                        List.of(
                                "M 100644 inline a.txt\n" + BareRepository.data("1\n"),
                                "M 120000 inline link.txt\n" + BareRepository.data(outside.toString()),
                                "M 100644 inline .gitattributes\n"
                                        + BareRepository.data("* filter=evil diff=evil merge=evil\n"),
                                "M 100644 inline .gitmodules\n"
                                        + BareRepository.data(
                                                "[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c touch% pwned\n"),
                                "M 160000 0123456789012345678901234567890123456789 x",
                                "M 100755 inline .githooks/pre-commit\n"
                                        + BareRepository.data("#!/bin/sh\ntouch pwned\n")));

        Task task = fixture().done(fixture().request("add a licence and a readme", AgentWish.rules(), true));

        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(fixture()
                        .events(task, RunEvent.SourceImported.class)
                        .getFirst()
                        .leftOut())
                .hasSize(2);
        assertThat(fixture().applied(task).resolve("LICENSE")).exists();
        assertThat(outside).hasContent("not yours");
        assertThat(fixture().artefact(task, "diff.patch")).doesNotContain("not yours");
        assertThat(fixture()
                        .repository()
                        .git(
                                "ls-tree",
                                "-r",
                                fixture().forge.opened().getFirst().from()))
                .contains("120000")
                .contains("160000");
    }
}
