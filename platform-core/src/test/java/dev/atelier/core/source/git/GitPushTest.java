package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.Author;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.git.GitPush.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushing to a real server. */
class GitPushTest {
    private static final Author ANN = new Author("Ann Example", "ann@example.org");
    private static final Optional<GitCredentials> TOKEN = Optional.of(GitCredentials.of(new Secret("push-token")));
    private static final BranchName BRANCH = new BranchName("atelier/count-on-1a2b");

    @TempDir
    Path base;

    GitServer server;
    BareRepository repository;
    GitFixture fixture;
    Imported imported;
    SourceTree tree;
    GitPush push;

    @BeforeEach
    void cloneAndChange() throws IOException, InterruptedException {
        fixture = new GitFixture(base.resolve("home"));
        repository = new BareRepository(base.resolve("served/x.git"))
                .commit("trunk", "First", "a.txt", "one\n")
                .commit("trunk", "Second", "a.txt", "two\n", "b.txt", "b");
        server = new GitServer(base.resolve("served"));
        imported = fixture.load(server.url("x.git"));
        tree = fixture.open();
        push = new GitPush(fixture.connector(), fixture.settings);
        change("three\n");
    }

    @AfterEach
    void stop() {
        tree.close();
        server.close();
    }

    @Test
    @DisplayName("T13 one commit on top of what was cloned arrives on one branch; the others stay as they were")
    void pushesOneBranch() throws IOException, InterruptedException {
        change("four\n");
        String before = repository.git("rev-parse", "trunk");

        Outcome outcome = push.push(tree, proposal("Count on"), server.url("x.git"), BRANCH, TOKEN);

        assertThat(outcome).isEqualTo(Outcome.PUSHED);
        assertThat(repository.git("log", "--format=%s|%an", BRANCH.value()))
                .isEqualTo("Count on|Ann Example\nSecond|Olga\nFirst|Olga");
        assertThat(repository.git("show", BRANCH + ":a.txt")).isEqualTo("four");
        assertThat(repository.git("rev-parse", "trunk")).isEqualTo(before);
        assertThat(repository.git("fsck", "--strict")).doesNotContain("error");
        assertThat(fixture.isAnywhere("push-token")).isFalse();
    }

    @Test
    @DisplayName("T13 pushing the same again does it once")
    void pushesOnce() {
        CommitId commit = proposal("Count on");
        push.push(tree, commit, server.url("x.git"), BRANCH, TOKEN);

        assertThat(proposal("Count on")).isEqualTo(commit);
        assertThat(push.push(tree, commit, server.url("x.git"), BRANCH, TOKEN)).isEqualTo(Outcome.WAS_THERE);
    }

    @Test
    @DisplayName("T13 a branch that holds something else is not overwritten")
    void neverForces() throws IOException, InterruptedException {
        repository.commit(BRANCH.value(), "Somebody else's", "mine.txt", "mine");
        String before = repository.git("rev-parse", BRANCH.value());

        FaultException refused = catchThrowableOfType(
                FaultException.class, () -> push.push(tree, proposal("Count on"), server.url("x.git"), BRANCH, TOKEN));

        assertThat(refused.fault().code()).isEqualTo("branch_taken");
        assertThat(repository.git("rev-parse", BRANCH.value())).isEqualTo(before);
    }

    @Test
    @DisplayName("T13 a repository that has moved on since the clone takes the branch")
    void pushesBesideNewerCommits() throws IOException, InterruptedException {
        repository.commit("trunk", "Third", "c.txt", "c");

        push.push(tree, proposal("Count on"), server.url("x.git"), BRANCH, TOKEN);

        assertThat(repository.git("log", "--format=%s", BRANCH.value())).isEqualTo("Count on\nSecond\nFirst");
    }

    @Test
    @DisplayName("T13 without a good token nothing is pushed, and the error does not repeat the token")
    void needsAToken() throws IOException, InterruptedException {
        for (Optional<GitCredentials> wrong : java.util.List.of(
                Optional.<GitCredentials>empty(), Optional.of(GitCredentials.of(new Secret("tok-bad"))))) {
            FaultException refused = catchThrowableOfType(
                    FaultException.class,
                    () -> push.push(tree, proposal("Count on"), server.url("x.git"), BRANCH, wrong));

            assertThat(refused.fault().code()).isEqualTo("git_unauthorized");
            assertThat(refused.fault().message()).doesNotContain("tok-bad");
        }
        assertThat(repository.git("branch", "--list", BRANCH.value())).isEmpty();
    }

    @Test
    @DisplayName("T13 a server's own rule that refuses the branch is told")
    void tellsRefusals() throws IOException {
        Path hook = Files.writeString(
                repository.directory().resolve("hooks/pre-receive"), "#!/bin/sh\ncat >/dev/null\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

        FaultException refused = catchThrowableOfType(
                FaultException.class, () -> push.push(tree, proposal("Count on"), server.url("x.git"), BRANCH, TOKEN));

        assertThat(refused.fault().code()).isEqualTo("push_refused");
        assertThat(refused.fault().message()).contains("pre-receive hook declined");
    }

    private void change(String content) {
        tree.files().write(GitFixture.path("a.txt"), content.getBytes(StandardCharsets.UTF_8));
        tree.checkpoint("A version of ours", ANN);
    }

    private CommitId proposal(String message) {
        return tree.propose(imported.first(), tree.head().orElseThrow(), message, ANN);
    }
}
