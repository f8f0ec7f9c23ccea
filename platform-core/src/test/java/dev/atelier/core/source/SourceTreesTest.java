package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreesTest {
    private static final int SANDBOX = 10001;

    @TempDir
    Path base;

    Path template;
    SourceTrees trees;
    final ProjectId project = ProjectId.random();

    @BeforeEach
    void create() throws IOException {
        template = Files.createDirectories(base.resolve("template"));
        plant("template/index.html", "<title>__TITLE__</title>");
        plant("template/src/App.tsx", "app");
        plant("template/node_modules/react/index.js", "react");
        plant("template/dist/out.js", "generated");
        Files.createSymbolicLink(template.resolve("link"), template.resolve("index.html"));
        trees = trees(FileOwner.keepProcessOwner());
    }

    @Test
    @DisplayName("B15 a new project is the template, with what is its own, as version 1")
    void createsFromTheTemplate() {
        Map<SourcePath, byte[]> own =
                Map.of(path("index.html"), bytes("<title>Pottery</title>"), path("new.txt"), bytes("new"));

        try (SourceTree tree = trees.create(project, template, own)) {
            CommitId first = tree.head().orElseThrow();
            assertThat(tree.log(10)).hasSize(1);
            assertThat(tree.list(first)).containsExactly(path("index.html"), path("new.txt"), path("src/App.tsx"));
            assertThat(tree.read(first, path("index.html"))).isEqualTo(bytes("<title>Pottery</title>"));
            assertThat(tree.uncommitted().files()).isEmpty();
        }
    }

    @Test
    void opensWhatWasCreatedAlsoInAnotherProcess() {
        trees.create(project, template).close();

        try (SourceTree tree = trees(FileOwner.keepProcessOwner()).open(project)) {
            assertThat(tree.files().readText(path("src/App.tsx"), 100)).isEqualTo("app");
        }
    }

    @Test
    void anUnknownProjectIsNotFoundAndAKnownOneNotMadeAgain() {
        trees.create(project, template).close();

        assertFault("not_found", () -> trees.open(ProjectId.random()));
        assertFault("not_found", () -> ProjectId.of("../../etc"));
        assertFault("not_found", () -> ProjectId.of("1-1-1-1-1"));
        assertFault("project_exists", () -> trees.create(project, template));
        assertThat(ProjectId.of(project.toString())).isEqualTo(project);
    }

    @Test
    @DisplayName("S1 a work tree that is lost is made again from the history")
    void makesALostWorkTreeAgain() throws IOException, InterruptedException {
        trees.create(project, template).close();
        Commands.run(base, "rm", "-r", trees.workTree(project).toString());

        try (SourceTree tree = trees.open(project)) {
            assertThat(tree.files().readText(path("src/App.tsx"), 100)).isEqualTo("app");
            assertThat(tree.uncommitted().files()).isEmpty();
        }
    }

    @Test
    @DisplayName("S1 locks and half-made files of a killed process hinder nobody")
    void recoversFromAKilledProcess() throws IOException {
        trees.create(project, template).close();
        Path git = base.resolve("git").resolve(project.toString());
        for (String lock : List.of("index.lock", "HEAD.lock", "refs/heads/main.lock", "packed-refs.lock")) {
            Files.createFile(git.resolve(lock));
        }
        plant("trees/.staging/dead/12/half-made", "x");
        plant("trees/.staging/dead.lock", "");

        SourceTrees next = trees(FileOwner.keepProcessOwner());
        next.warmUp();
        try (SourceTree tree = next.open(project)) {
            tree.files().write(path("a.txt"), bytes("1"));
            assertThat(tree.checkpoint("after", SourceFixture.ANN)).isPresent();
        }

        assertThat(base.resolve("trees/.staging/dead")).doesNotExist();
        assertThat(base.resolve("trees/.staging/dead.lock")).doesNotExist();
    }

    @Test
    @DisplayName("S1 a project whose making was cut off can be made again")
    void makesAProjectAfterACrash() throws IOException {
        Files.createDirectories(trees.workTree(project).resolve("half"));

        try (SourceTree tree = trees.create(project, template)) {
            assertThat(tree.list(tree.head().orElseThrow())).hasSize(2);
        }
        assertThat(trees.workTree(project).resolve("half")).doesNotExist();
    }

    @Test
    void aProjectThatCannotBeMadeLeavesNothing() throws IOException {
        Files.writeString(template.resolve("bad\\name"), "x");

        assertFault("bad_path", () -> trees.create(project, template));

        assertFault("not_found", () -> trees.open(project));
        assertThat(trees.workTree(project)).doesNotExist();
        assertNothingStaged();
    }

    @Test
    @DisplayName("B19 deleting touches no other project, and may be repeated")
    void deletesOneProject() throws IOException {
        ProjectId other = ProjectId.random();
        trees.create(project, template).close();
        trees.create(other, template).close();

        trees.delete(project);
        trees.delete(project);

        assertFault("not_found", () -> trees.open(project));
        assertThat(trees.workTree(project)).doesNotExist();
        assertThat(trees.workTree(other).resolve("src/App.tsx")).exists();
        assertNothingStaged();
    }

    @Test
    @DisplayName("T3 the history has no hooks, no remotes and no configuration of anybody's")
    void theGitDirectoryIsMinimal() throws IOException, InterruptedException {
        trees.create(project, template).close();
        Path git = base.resolve("git").resolve(project.toString());

        assertThat(git.resolve("hooks")).doesNotExist();
        assertThat(Files.readString(git.resolve("config"))).doesNotContain("remote", "filter", "hooksPath", "worktree");
        assumeTrue(Commands.haveGit());
        assertThat(Commands.run(git, "git", "fsck", "--strict", "--full")).doesNotContain("error");
        assertThat(Commands.run(git, "git", "log", "--format=%an|%cn|%s|%ai"))
                .startsWith("Atelier|Atelier|Start|")
                .endsWith(" +0000\n");
    }

    @Test
    @DisplayName("B8 the same content at the same time is the same version")
    void versionsAreDeterministic() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
        List<CommitId> heads = new ArrayList<>();
        for (ProjectId id : List.of(ProjectId.random(), ProjectId.random())) {
            SourceTrees fixed = new SourceTrees(
                    base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner(), clock, Limits.USUAL);
            try (SourceTree tree = fixed.create(id, template)) {
                heads.add(tree.head().orElseThrow());
            }
        }

        assertThat(heads.get(0)).isEqualTo(heads.get(1));
    }

    @Test
    @DisplayName("B6 whatever the platform writes belongs to the sandbox's user")
    void givesFilesToTheSandbox() throws IOException {
        assumeRoot();
        SourceTrees owned = trees(FileOwner.of(SANDBOX, SANDBOX));
        try (SourceTree tree = owned.create(project, template, Map.of(path("own/a.txt"), bytes("1")))) {
            tree.files().write(path("deep/er/b.txt"), bytes("1"));
            tree.files().write(path("src/App.tsx"), bytes("2"));
            tree.restoreFile(tree.head().orElseThrow(), path("src/App.tsx"));
            tree.files().rename(path("deep/er/b.txt"), path("other/b.txt"));
        }

        Path root = owned.workTree(project);
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.map(SourceTreesTest::ownerOf)).containsOnly(SANDBOX);
        }
        assertThat(ownerOf(base.resolve("git").resolve(project.toString()))).isZero();
    }

    @Test
    void refusesToGiveFilesAwayWithoutTheRightTo() {
        assumeFalse(isRoot(), "root may give files away");

        assertFault("source_setup", () -> trees(FileOwner.of(SANDBOX, SANDBOX)));
    }

    @Test
    @DisplayName("S8 operations on one project take turns, through however many handles")
    void isThreadSafe() throws InterruptedException {
        trees.create(project, template).close();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try (SourceTree tree = trees.open(project)) {
                    for (int round = 0; round < 10; round++) {
                        tree.files().write(path("file" + number + ".txt"), bytes(number + " " + round));
                        tree.checkpoint(number + " " + round, SourceFixture.ANN);
                        tree.diff(tree.log(2).get(1).id(), tree.head().orElseThrow());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        try (SourceTree tree = trees.open(project)) {
            CommitId head = tree.head().orElseThrow();
            for (int i = 0; i < 8; i++) {
                assertThat(tree.read(head, path("file" + i + ".txt"))).isEqualTo(bytes(i + " 9"));
            }
            assertThat(tree.uncommitted().files()).isEmpty();
        }
    }

    private SourceTrees trees(FileOwner owner) {
        return new SourceTrees(base.resolve("trees"), base.resolve("git"), owner);
    }

    private void plant(String path, String content) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void assertNothingStaged() throws IOException {
        for (String root : List.of("trees", "git")) {
            try (Stream<Path> staged = Files.walk(base.resolve(root).resolve(".staging"))) {
                Path top = base.resolve(root).resolve(".staging");
                assertThat(staged.filter(path -> top.relativize(path).getNameCount() > 1))
                        .isEmpty();
            }
        }
    }

    private static int ownerOf(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assumeRoot() {
        assumeTrue(isRoot(), "only root gives files away");
    }

    private boolean isRoot() {
        return ownerOf(template) == 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertFault(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
    }

    @Test
    @DisplayName("F1 a work tree that was prepared becomes the project's, with the same first version")
    void prepared(@TempDir Path base) throws IOException {
        Path template = Files.createDirectories(base.resolve("starter"));
        Files.writeString(template.resolve("index.html"), "<title>New</title>");
        Files.writeString(template.resolve("main.js"), "start()");
        SourceTrees trees = new SourceTrees(base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner());
        ProjectId warm = ProjectId.random();
        ProjectId cold = ProjectId.random();
        Map<SourcePath, byte[]> own = Map.of(SourcePath.of("index.html"), "<title>Shop</title>".getBytes(UTF_8));
        trees.prepare(warm, template);
        Object before = Files.readAttributes(trees.workTree(warm), BasicFileAttributes.class)
                .fileKey();

        try (SourceTree one = trees.create(warm, template, own);
                SourceTree other = trees.create(cold, template, own)) {
            assertThat(Files.readAttributes(trees.workTree(warm), BasicFileAttributes.class)
                            .fileKey())
                    .isEqualTo(before);
            assertThat(one.list(one.head().orElseThrow()))
                    .isEqualTo(other.list(other.head().orElseThrow()));
            assertThat(one.files().readText(SourcePath.of("index.html"), 100)).contains("Shop");
            assertThat(one.uncommitted().files()).isEmpty();
        }
    }

    @Test
    @DisplayName("F1 what was prepared and never became a project is removed by the next life of the platform")
    void abandoned(@TempDir Path base) throws IOException {
        Path template = Files.createDirectories(base.resolve("starter"));
        Files.writeString(template.resolve("main.js"), "start()");
        SourceTrees before = new SourceTrees(base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner());
        ProjectId real = ProjectId.random();
        before.create(real, template).close();
        ProjectId abandoned = ProjectId.random();
        before.prepare(abandoned, template);
        before.removeAbandoned();
        boolean keptWhileWanted = Files.exists(before.workTree(abandoned));

        SourceTrees after = new SourceTrees(base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner());
        after.removeAbandoned();

        assertThat(keptWhileWanted).isTrue();
        assertThat(after.workTree(abandoned)).doesNotExist();
        assertThat(after.workTree(real)).isDirectory();
    }
}
