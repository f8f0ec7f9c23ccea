package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
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
    @DisplayName("B8 a checkpoint is a version with message, author and time")
    void keepsAVersion() {
        fixture.write("src/App.tsx", "one\n");

        Instant before = Instant.now().minusSeconds(1);
        CommitId version = fixture.checkpoint("Make a shop\n\nwith tea");

        Commit newest = fixture.tree.log(10).getFirst();
        assertThat(newest.id()).isEqualTo(version);
        assertThat(newest.message()).isEqualTo("Make a shop\n\nwith tea");
        assertThat(newest.author()).isEqualTo(SourceFixture.ANN);
        assertThat(newest.at()).isBetween(before, Instant.now());
        assertThat(fixture.tree.head()).contains(version);
        assertThat(fixture.contentOf(version)).containsEntry("src/App.tsx", "one\n");
    }

    @Test
    @DisplayName("B8 nothing changed, no version")
    void keepsNothingWhenNothingChanged() throws IOException {
        fixture.write("a.txt", "one\n");
        CommitId version = fixture.checkpoint("first");

        assertThat(fixture.tree.checkpoint("again", SourceFixture.ANN)).isEmpty();
        fixture.plant("node_modules/x/index.js", "generated");
        fixture.write("a.txt", "one\n");
        assertThat(fixture.tree.checkpoint("again", SourceFixture.ANN)).isEmpty();
        assertThat(fixture.tree.head()).contains(version);
    }

    @Test
    void listsVersionsNewestFirstUpToTheLimit() {
        for (int i = 1; i <= 5; i++) {
            fixture.write("a.txt", "content " + i);
            fixture.checkpoint("version " + i);
        }

        assertThat(fixture.tree.log(3))
                .extracting(Commit::message)
                .containsExactly("version 5", "version 4", "version 3");
        assertThat(fixture.tree.log(100)).hasSize(6);
    }

    @Test
    @DisplayName("B8 generated directories and ignored files are not kept, wherever they are")
    void leavesOutWhatIsGenerated() throws IOException {
        for (String folder : List.of("node_modules", "dist", "target", ".vite", ".cache", ".venv", "__pycache__")) {
            fixture.plant(folder + "/x", "generated");
            fixture.plant("packages/web/" + folder + "/x", "generated");
        }
        fixture.plant(".git/config", "[core]\n\tfsmonitor = touch /tmp/owned\n");
        fixture.plant("sub/.git/HEAD", "ref: refs/heads/x\n");
        fixture.plant(".gitignore", "*.log\n/secret.txt\n!keep.log\n");
        fixture.plant("debug.log", "x");
        fixture.plant("keep.log", "x");
        fixture.plant("secret.txt", "x");
        fixture.plant("sub/secret.txt", "x");
        fixture.plant("sub/.gitignore", "*.tmp\n");
        fixture.plant("sub/a.tmp", "x");
        fixture.plant("a.tmp", "x");

        CommitId version = fixture.checkpoint("first");

        assertThat(fixture.contentOf(version).keySet())
                .containsExactlyInAnyOrder(
                        ".gitignore", "README.md", "a.tmp", "keep.log", "sub/.gitignore", "sub/secret.txt");
        assertThat(fixture.contentOfWorkTree()).isEqualTo(fixture.contentOf(version));
    }

    @Test
    void keepsATrackedFileThatIsIgnoredLater() throws IOException {
        fixture.plant("config.local", "one\n");
        fixture.plant("gen/a.txt", "one\n");
        fixture.checkpoint("first");

        fixture.plant(".gitignore", "*.local\ngen/\n");
        fixture.plant("config.local", "two\n");
        fixture.plant("gen/a.txt", "two\n");
        fixture.plant("gen/b.txt", "new\n");
        CommitId version = fixture.checkpoint("second");

        assertThat(fixture.contentOf(version))
                .containsEntry("config.local", "two\n")
                .containsEntry("gen/a.txt", "two\n")
                .doesNotContainKey("gen/b.txt");
    }

    @Test
    @DisplayName("R7 the project's attributes and the machine's configuration do not change a byte")
    void keepsBytesAsTheyAre() throws IOException {
        fixture.plant(
                ".gitattributes", "* text=auto eol=crlf filter=lfs ident working-tree-encoding=UTF-16\n*.bin -diff\n");
        byte[] content = {'a', '\r', '\n', 'b', '\n', '$', 'I', 'd', '$', 0, (byte) 0xff, '\r', '\n'};
        Files.write(fixture.root.resolve("mixed.txt"), content);

        CommitId version = fixture.checkpoint("first");
        Files.delete(fixture.root.resolve("mixed.txt"));
        fixture.tree.restore(version);

        assertThat(fixture.tree.read(version, SourcePath.of("mixed.txt"))).isEqualTo(content);
        assertThat(Files.readAllBytes(fixture.root.resolve("mixed.txt"))).isEqualTo(content);
    }

    @Test
    void noticesAChangeOfTheSameSizeWithinOneTickOfTheClock() throws IOException {
        for (int i = 0; i < 50; i++) {
            String content = "%03d".formatted(i);
            fixture.plant("a.txt", content);
            CommitId version = fixture.checkpoint("version " + i);
            assertThat(fixture.contentOf(version)).containsEntry("a.txt", content);
        }
    }

    @Test
    void readsUnchangedFilesOnlyOnce() throws IOException {
        Path file = fixture.plant("a.txt", "one");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(file, old);
        fixture.checkpoint("first");

        // Only a file that is not read again can hide a change like this one.
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, old);

        assertThat(fixture.tree.checkpoint("second", SourceFixture.ANN)).isEmpty();
    }

    @Test
    @DisplayName("B8 executable bits are kept and brought back")
    void keepsTheExecutableBit() throws IOException {
        Path script = fixture.plant("run.sh", "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        CommitId version = fixture.checkpoint("first");
        fixture.write("run.sh", "#!/bin/sh\necho\n");
        assertThat(Files.isExecutable(script)).isTrue();

        Files.delete(script);
        fixture.tree.restore(version);

        assertThat(Files.isExecutable(script)).isTrue();
    }

    @Test
    @DisplayName("B8 a project with too many files is refused with a limit, and says what to do")
    void refusesTooManyFiles() throws IOException {
        Limits few = new Limits(20, 1 << 20, Limits.USUAL.operation());
        try (SourceFixture small = new SourceFixture(base.resolve("small"), few)) {
            for (int i = 0; i < 20; i++) {
                small.plant("many/f" + i, "x");
            }

            assertTooLarge("too_many_files", () -> small.tree.checkpoint("many", SourceFixture.ANN));
            assertTooLarge("too_many_files", () -> small.tree.files().list());
            small.plant(".gitignore", "many/\n");
            assertThat(small.tree.checkpoint("many", SourceFixture.ANN)).isPresent();

            for (int i = 0; i < 300; i++) {
                small.plant("f" + i + ".log", "x");
            }
            small.plant(".gitignore", "many/\n*.log\n");
            assertTooLarge("too_many_files", () -> small.tree.files().list());
        }
    }

    @Test
    @DisplayName("B8 a project whose files are too large together is refused, naming the largest")
    void refusesTooMuch() throws IOException {
        Limits little = new Limits(20, 1000, Limits.USUAL.operation());
        try (SourceFixture small = new SourceFixture(base.resolve("small"), little)) {
            small.plant("a.txt", "x".repeat(400));
            small.plant("b.txt", "x".repeat(600));

            assertThatThrownBy(() -> small.tree.checkpoint("much", SourceFixture.ANN))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("b.txt");
            assertThat(small.tree.log(10)).hasSize(1);
        }
    }

    @Test
    @DisplayName("B8 a huge file is refused without being read")
    void refusesAHugeFile() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(fixture.root.resolve("huge.bin").toFile(), "rw")) {
            file.setLength(1L << 40);
        }

        assertTooLarge("project_too_large", () -> fixture.tree.checkpoint("huge", SourceFixture.ANN));
        assertTooLarge("file_too_large", () -> fixture.tree.files().read(SourcePath.of("huge.bin"), Long.MAX_VALUE));
    }

    @Test
    void refusesPatternsThatWouldTakeForEver() throws IOException {
        fixture.plant(".gitignore", ("*a".repeat(500) + "b\n").repeat(1000));
        for (int i = 0; i < 500; i++) {
            fixture.plant("a".repeat(200) + i, "x");
        }

        assertTooLarge("ignores_too_complex", () -> fixture.tree.checkpoint("slow", SourceFixture.ANN));
    }

    @Test
    void keepsAnyMessage() {
        fixture.write("a.txt", "1");
        fixture.checkpoint("\0");
        fixture.write("a.txt", "2");
        fixture.checkpoint("🫖".repeat(50_000));

        List<Commit> log = fixture.tree.log(2);
        assertThat(log.get(1).message()).isEqualTo("Changes");
        assertThat(log.get(0).message()).startsWith("🫖🫖").endsWith("…").hasSizeLessThan(5000);
    }

    @Test
    void keepsAnyAuthor() {
        fixture.write("a.txt", "1");
        fixture.tree.checkpoint("x", new Author("<script>\n", "a\0b>"));
        fixture.write("a.txt", "2");
        fixture.tree.checkpoint("x", new Author(" \t", ""));

        assertThat(fixture.tree.log(2))
                .extracting(Commit::author)
                .containsExactly(new Author("Somebody", ""), new Author("script", "ab"));
    }

    @Test
    void aVersionThatIsNotThereIsNotFound() {
        CommitId none = new CommitId("0123456789012345678901234567890123456789");

        assertThatThrownBy(() -> fixture.tree.list(none))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.NOT_FOUND));
        assertThatThrownBy(() -> fixture.tree.restore(none)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new CommitId("main")).isInstanceOf(FaultException.class);
    }

    private static void assertTooLarge(String code, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault().kind()).isEqualTo(FaultKind.TOO_LARGE);
            assertThat(e.fault().code()).isEqualTo(code);
        });
    }
}
