package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
    @TempDir
    Path base;

    SourceFixture fixture;

    @BeforeEach
    void create() throws IOException {
        fixture = new SourceFixture(base);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("B8 a difference names each file, what happened to it, and how many lines")
    void namesWhatChanged() {
        fixture.write("a.txt", "1\n2\n3\n");
        fixture.write("b.txt", "b\n".repeat(20));
        fixture.write("c.txt", "c\n");
        CommitId before = fixture.checkpoint("first");
        fixture.write("a.txt", "1\nzwei\n3\n4\n");
        fixture.tree.files().rename(path("b.txt"), path("z/b.txt"));
        fixture.tree.files().delete(path("c.txt"));
        fixture.write("d.txt", "d\n");
        CommitId after = fixture.checkpoint("second");

        assertThat(fixture.tree.diff(before, after).files().stream().map(FilePatch::change))
                .containsExactly(
                        change(Change.Kind.MODIFIED, "a.txt", 2, 1),
                        change(Change.Kind.DELETED, "c.txt", 0, 1),
                        change(Change.Kind.ADDED, "d.txt", 1, 0),
                        new Change(Change.Kind.RENAMED, path("z/b.txt"), Optional.of(path("b.txt")), 0, 0, false));
        assertThat(fixture.tree.diff(before, after).files().getFirst().text())
                .isEqualTo("@@ -1,3 +1,4 @@\n 1\n-2\n+zwei\n 3\n+4\n");
    }

    @Test
    @DisplayName("B8 what is not kept yet is seen as a difference, and stays unkept")
    void showsWhatIsUncommitted() {
        CommitId head = fixture.tree.head().orElseThrow();
        fixture.write("new.txt", "x\n");
        fixture.write("README.md", "other\n");

        assertThat(fixture.tree.uncommitted().files().stream().map(FilePatch::change))
                .containsExactly(
                        change(Change.Kind.MODIFIED, "README.md", 1, 1), change(Change.Kind.ADDED, "new.txt", 1, 0));
        assertThat(fixture.tree.head()).contains(head);

        // Looking made nothing part of the project: it can still be ignored.
        fixture.write(".gitignore", "new.txt\n");
        assertThat(fixture.contentOf(fixture.checkpoint("second"))).doesNotContainKey("new.txt");
        assertThat(fixture.tree.uncommitted().files()).isEmpty();
    }

    @Test
    @DisplayName("R7 binary and very large files are named, not shown")
    void doesNotShowWhatNobodyReads() {
        fixture.write("big.txt", "line\n".repeat(60_000));
        fixture.write("wide.txt", "x");
        CommitId before = fixture.checkpoint("first");
        fixture.tree.files().write(path("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
        fixture.write("big.txt", "line\n".repeat(60_000) + "one more\n");
        fixture.write("wide.txt", "y".repeat(300_000));
        CommitId after = fixture.checkpoint("second");

        Patch patch = fixture.tree.diff(before, after);

        assertThat(patch.files())
                .containsExactly(
                        new FilePatch(new Change(Change.Kind.ADDED, path("a.png"), Optional.empty(), 0, 0, true), ""),
                        new FilePatch(change(Change.Kind.MODIFIED, "big.txt", 1, 0), ""),
                        new FilePatch(change(Change.Kind.MODIFIED, "wide.txt", 1, 1), ""));
        assertThat(patch.unified())
                .isEqualTo("# binary: a.png\n# too large to show: big.txt\n# too large to show: wide.txt\n");
    }

    @Test
    @DisplayName("R7 comparing files made to be hard to compare ends")
    void comparesHardFiles() {
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            one.append((char) ('a' + random.nextInt(3))).append('\n');
            other.append((char) ('a' + random.nextInt(3))).append('\n');
        }
        fixture.write("a.txt", one.toString());
        CommitId before = fixture.checkpoint("first");
        fixture.write("a.txt", other.toString());
        CommitId after = fixture.checkpoint("second");

        assertThat(fixture.tree.diff(before, after).files()).hasSize(1);
        ByteArrayOutputStream complete = new ByteArrayOutputStream();
        fixture.tree.writePatch(before, after, complete);
        assertThat(complete.toString(StandardCharsets.UTF_8)).contains("GIT binary patch");
    }

    @Test
    @DisplayName("B8 git applies the patch of texts to the version before and gets the version after")
    void theShownPatchApplies() throws IOException, InterruptedException {
        assumeTrue(Commands.haveGit());
        CommitId before = manyTexts();
        CommitId after = manyChangedTexts();

        byte[] patch = fixture.tree.diff(before, after).unified().getBytes(StandardCharsets.UTF_8);

        assertApplies(before, after, patch);
    }

    @Test
    @DisplayName("B8 git applies the complete patch, with binary files, executable bits and large files")
    void theCompletePatchApplies() throws IOException, InterruptedException {
        assumeTrue(Commands.haveGit());
        manyTexts();
        byte[] noise = new byte[300_000];
        new Random(3).nextBytes(noise);
        fixture.tree.files().write(path("old.bin"), noise);
        fixture.tree.files().write(path("same.bin"), noise);
        fixture.tree.files().write(path("gone.bin"), new byte[] {0, 1, 2});
        fixture.plant("run.sh", "#!/bin/sh\n");
        fixture.plant("latin1.txt", "x");
        Files.write(fixture.root.resolve("latin1.txt"), new byte[] {'a', (byte) 0xe4, '\n'});
        fixture.write("big.txt", "line\n".repeat(60_000));
        CommitId before = fixture.checkpoint("with binaries");
        manyChangedTexts();
        noise[7]++;
        fixture.tree.files().write(path("old.bin"), noise);
        fixture.tree.files().delete(path("gone.bin"));
        fixture.tree.files().write(path("new ä.bin"), new byte[] {0, 0, 0});
        fixture.tree.files().rename(path("same.bin"), path("moved.bin"));
        Files.setPosixFilePermissions(fixture.root.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.write(fixture.root.resolve("latin1.txt"), new byte[] {'a', (byte) 0xf6, '\n'});
        fixture.write("big.txt", "Line\n".repeat(60_000));
        CommitId after = fixture.checkpoint("with other binaries");

        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        fixture.tree.writePatch(before, after, patch);

        Path checkout = assertApplies(before, after, patch.toByteArray());
        assertThat(Files.isExecutable(checkout.resolve("run.sh"))).isTrue();
    }

    private CommitId manyTexts() {
        fixture.write("no newline.txt", "one\ntwo");
        fixture.write("gains newline.txt", "one\ntwo");
        fixture.write("loses newline.txt", "one\ntwo\n");
        fixture.write("crlf.txt", "one\r\ntwo\r\n");
        fixture.write("src/\"quotes\" and 'ticks'.tsx", "a\n");
        fixture.write("src/Größe 日本 👩‍👩‍👧.txt", "a\n");
        fixture.write("-dash.txt", "a\n");
        fixture.write("empties.txt", "a\n");
        fixture.write("empty.txt", "");
        fixture.write("gone empty.txt", "");
        fixture.write("gone.txt", "a\nb");
        fixture.write("from here.txt", "line\n".repeat(30));
        fixture.write("exact.txt", "other line\n".repeat(30));
        fixture.write("long.txt", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n".repeat(40));
        return fixture.checkpoint("texts");
    }

    private CommitId manyChangedTexts() {
        fixture.write("no newline.txt", "one\n2");
        fixture.write("gains newline.txt", "one\ntwo\n");
        fixture.write("loses newline.txt", "one\ntwo");
        fixture.write("crlf.txt", "one\r\nzwei\r\nthree\n");
        fixture.write("src/\"quotes\" and 'ticks'.tsx", "b\n");
        fixture.write("src/Größe 日本 👩‍👩‍👧.txt", "b\n");
        fixture.write("-dash.txt", "b\n");
        fixture.write("empties.txt", "");
        fixture.write("empty.txt", "a");
        fixture.tree.files().delete(path("gone empty.txt"));
        fixture.tree.files().delete(path("gone.txt"));
        fixture.write("new empty.txt", "");
        fixture.write("new/dir/file", "no newline");
        fixture.tree.files().rename(path("from here.txt"), path("to/there \"x\".txt"));
        fixture.write("to/there \"x\".txt", "line\n".repeat(30) + "more\n");
        fixture.tree.files().rename(path("exact.txt"), path("exactly ä.txt"));
        String text = fixture.read("long.txt");
        fixture.write("long.txt", "first\n" + text.substring(0, 300) + "middle\n" + text.substring(300) + "last");
        fixture.write("diff --git a\nb".replace('\n', ' '), "--- a/x\n+++ b/x\n@@ -1 +1 @@\n");
        return fixture.checkpoint("changed texts");
    }

    private Path assertApplies(CommitId before, CommitId after, byte[] patch) throws IOException, InterruptedException {
        Path checkout = base.resolve("checkout");
        String git = base.resolve("git").resolve(fixture.project.toString()).toString();
        Files.createDirectories(checkout);
        Commands.run(checkout, "git", "init", "-q");
        Commands.run(checkout, "git", "fetch", "-q", git, "main");
        Commands.run(checkout, "git", "checkout", "-q", before.value());
        Commands.Outcome applied = Commands.tryToRun(checkout, patch, "git", "apply", "--index", "-");
        assertThat(applied.exitCode()).as(applied.output()).isZero();
        assertThat(Commands.run(checkout, "git", "diff", "--cached", "--stat", after.value()))
                .isEmpty();
        return checkout;
    }

    private static Change change(Change.Kind kind, String path, int added, int removed) {
        return new Change(kind, path(path), Optional.empty(), added, removed, false);
    }
}
