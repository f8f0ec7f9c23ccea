package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.Author;
import dev.atelier.core.source.Commit;
import dev.atelier.core.source.ImportProgress.Phase;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cloning from a real server. */
class GitImportTest {
    @TempDir
    Path base;

    GitServer server;
    BareRepository repository;
    GitFixture fixture;

    @BeforeEach
    void serve() throws IOException, InterruptedException {
        fixture = new GitFixture(base.resolve("home"));
        repository = new BareRepository(base.resolve("served/project.git"))
                .commit("trunk", "First", "README.md", "one\n", "old.txt", "old")
                .commit("trunk", "Second", "README.md", "two\n", "src/a.py", "print(2)\n")
                .commit("feature/x", "Elsewhere", "x.txt", "x");
        server = new GitServer(base.resolve("served"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("T3 the newest commit of the default branch becomes the first version; its past is not fetched")
    void clonesShallow() throws IOException {
        Imported imported = fixture.load(server.url("project.git"));

        assertThat(fixture.files())
                .containsOnlyKeys("README.md", "old.txt", "src/a.py")
                .containsEntry("README.md", "two\n");
        assertThat(imported.branch()).contains("trunk");
        try (SourceTree tree = fixture.open()) {
            assertThat(tree.log(10)).extracting(Commit::message).containsExactly("Second");
            assertThat(tree.head()).contains(imported.first());
        }
        assertThat(fixture.trees.workTree(fixture.project).resolve(".git")).doesNotExist();
    }

    @Test
    @DisplayName("T3 work on a clone goes on as on any project")
    void canBeWorkedOn() {
        Imported imported = fixture.load(server.url("project.git"));

        try (SourceTree tree = fixture.open()) {
            tree.files().write(GitFixture.path("README.md"), "three\n".getBytes(StandardCharsets.UTF_8));
            tree.checkpoint("Count on", new Author("Ann", "ann@example.org"));

            assertThat(tree.diff(imported.first(), tree.head().orElseThrow()).unified())
                    .contains("-two")
                    .contains("+three");
            tree.restore(imported.first());
        }
        assertThat(fixture.files()).containsEntry("README.md", "two\n");
    }

    @Test
    @DisplayName("T3 another branch or a tag can be asked for, and one that is not there is said to be missing")
    void clonesABranchOrTag() throws IOException, InterruptedException {
        repository.git("-c", "user.name=O", "-c", "user.email=o@example.org", "tag", "-a", "v1", "-m", "One", "trunk^");

        fixture.ref = Optional.of("feature/x");
        assertThat(fixture.load(server.url("project.git")).branch()).contains("feature/x");
        assertThat(fixture.files()).containsOnlyKeys("x.txt");
        fixture.trees.delete(fixture.project);

        fixture.ref = Optional.of("v1");
        assertThat(fixture.load(server.url("project.git")).branch()).isEmpty();
        assertThat(fixture.files()).containsEntry("README.md", "one\n");
        fixture.trees.delete(fixture.project);

        fixture.ref = Optional.of("nowhere");
        assertThat(fixture.refusal(server.url("project.git")).code()).isEqualTo("git_ref_not_found");
        fixture.ref = Optional.of("--upload-pack=touch /tmp/x");
        assertThat(fixture.refusal(server.url("project.git")).code()).isEqualTo("bad_git_ref");
    }

    @Test
    @DisplayName("T3 a private repository is cloned with a token, which is kept nowhere")
    void clonesWithAToken() throws IOException {
        server.requireToReadAndPush("tok-Zq81vv");
        assertThat(fixture.refusal(server.url("project.git")).code()).isEqualTo("git_unauthorized");

        fixture.token = Optional.of("tok-wrong");
        assertThat(fixture.refusal(server.url("project.git")).message())
                .contains("did not accept the token")
                .doesNotContain("tok-");

        fixture.token = Optional.of("tok-Zq81vv");
        fixture.load(server.url("project.git"));

        assertThat(fixture.files()).containsKey("README.md");
        assertThat(fixture.isAnywhere("tok-Zq81vv")).isFalse();
        assertThat(fixture.isAnywhere("127.0.0.1")).isFalse();
    }

    @Test
    @DisplayName("T3 executable files stay so; links and submodules stay in the version and are not among the files")
    void keepsLinksAsData() throws IOException, InterruptedException {
        String elsewhere = repository.git("rev-parse", "trunk");
        repository.commitRaw(
                "trunk",
                "Odd things",
                List.of(
                        "M 100755 inline run.sh\n" + BareRepository.data("#!/bin/sh\n"),
                        "M 120000 inline out\n" + BareRepository.data("/etc/passwd"),
                        "M 120000 inline dir/up\n" + BareRepository.data("../../.."),
                        "M 160000 " + elsewhere + " vendor/module"));

        Imported imported = fixture.load(server.url("project.git"));

        Path files = fixture.trees.workTree(fixture.project);
        assertThat(Files.isExecutable(files.resolve("run.sh"))).isTrue();
        assertThat(files.resolve("out")).doesNotExist();
        assertThat(files.resolve("vendor")).doesNotExist();
        assertThat(imported.leftOut()).containsExactlyInAnyOrder("out", "dir/up", "vendor/module");
        try (SourceTree tree = fixture.open()) {
            assertThat(tree.checkpoint("Nothing changed", new Author("Ann", "")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("T5 progress is told, ending with the files being written")
    void tellsProgress() {
        fixture.load(server.url("project.git"));

        assertThat(fixture.progress.getFirst().phase()).isEqualTo(Phase.CONNECTING);
        assertThat(fixture.progress).anyMatch(told -> told.phase() == Phase.RECEIVING && told.done() > 0);
        assertThat(fixture.progress.getLast().phase()).isEqualTo(Phase.WRITING);
    }

    @Test
    @DisplayName("T3 file:// works below the directories that an administrator names, and nowhere else")
    void clonesFromADirectory() throws IOException {
        GitUrl local = GitUrl.parse("file://" + repository.directory());
        assertThat(fixture.refusal(local).code()).isEqualTo("git_url_not_allowed");

        fixture.settings = new GitSettings(true, List.of(base.resolve("elsewhere")), Duration.ofSeconds(60), 50 << 20);
        Files.createDirectories(base.resolve("elsewhere"));
        assertThat(fixture.refusal(local).code()).isEqualTo("git_url_not_allowed");
        Files.createSymbolicLink(base.resolve("elsewhere/link.git"), repository.directory());
        assertThat(fixture.refusal(GitUrl.parse("file://" + base.resolve("elsewhere/link.git")))
                        .code())
                .isEqualTo("git_url_not_allowed");
        assertThat(fixture.refusal(GitUrl.parse("file://" + base.resolve("elsewhere/missing.git")))
                        .code())
                .isEqualTo("git_url_not_allowed");

        fixture.settings = new GitSettings(true, List.of(base.resolve("served")), Duration.ofSeconds(60), 50 << 20);
        fixture.load(local);
        assertThat(fixture.files()).containsEntry("README.md", "two\n");
    }

    @Test
    @DisplayName("T3 an empty repository, a missing one and a web page are told apart")
    void saysWhatIsWrong() throws IOException, InterruptedException {
        new BareRepository(base.resolve("served/empty.git"));

        assertThat(fixture.refusal(server.url("empty.git")).code()).isEqualTo("repository_empty");
        assertThat(fixture.refusal(server.url("missing.git")).code()).isEqualTo("git_not_found");
        server.close();
        assertThat(fixture.refusal(server.url("project.git")).code()).isEqualTo("git_unreachable");
    }
}
