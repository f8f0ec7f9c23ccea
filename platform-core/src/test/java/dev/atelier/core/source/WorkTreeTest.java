package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {
    @TempDir
    Path base;

    SourceFixture fixture;
    WorkTree files;

    @BeforeEach
    void create() throws IOException {
        fixture = new SourceFixture(base);
        files = fixture.tree.files();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("B6 a file of any name can be created, read, changed, renamed and deleted")
    void worksOnAnyFile() {
        for (String name : new String[] {"a.txt", "src/ä ö/\"x\" y.tsx", "日本/👩‍👩‍👧.png"}) {
            fixture.write(name, "one");
            fixture.write(name, "two");
            assertThat(fixture.read(name)).isEqualTo("two");
            files.rename(path(name), path("moved/" + name));
            assertThat(files.exists(path(name))).isFalse();
            assertThat(fixture.read("moved/" + name)).isEqualTo("two");
            files.delete(path("moved/" + name));
            assertThat(files.exists(path("moved/" + name))).isFalse();
        }
        assertThat(fixture.contentOfWorkTree()).containsOnlyKeys("README.md");
    }

    @Test
    void listsSourceFilesWithTheirSizesSortedByPath() throws IOException {
        fixture.write("b.txt", "12345");
        fixture.write("a/c.txt", "");
        fixture.plant("node_modules/react/index.js", "generated");

        assertThat(files.list())
                .containsExactly(
                        new FileEntry(path("README.md"), 9),
                        new FileEntry(path("a/c.txt"), 0),
                        new FileEntry(path("b.txt"), 5));
    }

    @Test
    @DisplayName("X12 what is kept can be had again after everything was deleted, whether a version has it or not")
    void keepsWhatIsThere() throws IOException {
        fixture.write("saved.txt", "saved");
        fixture.plant("changed.txt", "before");
        fixture.plant("large.txt", "x".repeat(100));
        fixture.checkpoint("one");
        fixture.write("changed.txt", "after");
        fixture.plant("new.txt", "new");

        KeptFiles kept = files.keep(10, 100);
        files.list().forEach(file -> files.delete(file.path()));

        assertThat(kept.listing().files()).hasSize(5);
        assertThat(kept.content(path("saved.txt"))).hasValue("saved".getBytes(StandardCharsets.UTF_8));
        assertThat(kept.content(path("changed.txt"))).hasValue("after".getBytes(StandardCharsets.UTF_8));
        assertThat(kept.content(path("new.txt"))).hasValue("new".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("X12 of what no version has only so much is kept; of what one has, everything")
    void keepsWithinLimits() throws IOException {
        settled(fixture.plant("saved.txt", "x".repeat(100)));
        fixture.checkpoint("one");
        fixture.plant("large.txt", "x".repeat(11));
        fixture.plant("one.txt", "12345678");
        fixture.plant("two.txt", "12345678");

        KeptFiles kept = files.keep(10, 20);

        assertThat(kept.content(path("saved.txt"))).isPresent();
        assertThat(kept.content(path("large.txt"))).isEmpty();
        assertThat(Stream.of("one.txt", "two.txt")
                        .filter(name -> kept.content(path(name)).isPresent()))
                .hasSize(1);
        assertThat(kept.content(path("none.txt"))).isEmpty();
    }

    /** A file that was changed a moment before it is saved is read again the next time, as if no version had it. */
    private static void settled(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    @DisplayName("X11 the files' stamp is another after each kind of change, and the same without")
    void stamps() throws IOException {
        long first = files.look().stamp();
        assertThat(files.keep(10, 10).listing().stamp()).isEqualTo(first);

        Path file = fixture.plant("a.txt", "one");
        long added = files.look().stamp();
        settled(file);
        long touched = files.look().stamp();
        files.rename(path("a.txt"), path("b.txt"));
        long renamed = files.look().stamp();
        files.delete(path("b.txt"));

        assertThat(Stream.of(first, added, touched, renamed)).doesNotHaveDuplicates();
        assertThat(files.look().stamp()).isEqualTo(first);
    }

    @Test
    @DisplayName("B6 directories go with the last file in them")
    void removesEmptiedDirectories() throws IOException {
        fixture.write("a/b/c.txt", "x");
        fixture.write("a/d.txt", "x");

        files.delete(path("a/b/c.txt"));
        assertThat(fixture.root.resolve("a/b")).doesNotExist();
        assertThat(fixture.root.resolve("a")).isDirectory();
        files.rename(path("a/d.txt"), path("d.txt"));
        assertThat(fixture.root.resolve("a")).doesNotExist();
    }

    @Test
    void renamesDirectories() throws IOException {
        fixture.write("a/b/c.txt", "x");

        files.rename(path("a"), path("z/y"));

        assertThat(fixture.read("z/y/b/c.txt")).isEqualTo("x");
        assertFault("bad_path", () -> files.rename(path("z"), path("z/y/z")));
    }

    @Test
    @DisplayName("S8 renaming overwrites nothing")
    void refusesToRenameOntoSomething() {
        fixture.write("a.txt", "a");
        fixture.write("b.txt", "b");

        assertFault("path_taken", () -> files.rename(path("a.txt"), path("b.txt")));

        assertThat(fixture.read("b.txt")).isEqualTo("b");
    }

    @Test
    void saysWhatIsNotThere() {
        assertFault("not_found", () -> files.read(path("a.txt"), 10));
        assertFault("not_found", () -> files.read(path("a/b/c.txt"), 10));
        assertFault("not_found", () -> files.read(path("README.md/c.txt"), 10));
        assertFault("not_found", () -> files.delete(path("a.txt")));
        assertFault("not_found", () -> files.rename(path("a.txt"), path("b.txt")));
    }

    @Test
    void tellsFilesFromDirectories() {
        fixture.write("a/b.txt", "x");

        assertThat(files.exists(path("a"))).isFalse();
        assertFault("not_a_file", () -> files.read(path("a"), 10));
        assertFault("not_a_file", () -> files.delete(path("a")));
        assertFault("not_a_file", () -> files.write(path("a"), new byte[0]));
        assertFault("path_blocked", () -> files.write(path("a/b.txt/c"), new byte[0]));
        assertThat(fixture.read("a/b.txt")).isEqualTo("x");
    }

    @Test
    @DisplayName("R7 a file larger than asked for is refused, not cut")
    void limitsWhatIsRead() {
        fixture.write("a.txt", "12345");

        assertThat(files.read(path("a.txt"), 5)).hasSize(5);
        assertFault("file_too_large", () -> files.read(path("a.txt"), 4));
        assertFault("file_too_large", () -> {
            files.write(path("b.bin"), new byte[(int) WorkTree.LARGEST_FILE + 1]);
            return "";
        });
    }

    @Test
    @DisplayName("R7 what is not UTF-8 is not shown as text")
    void refusesBinaryAsText() {
        files.write(path("a.bin"), new byte[] {(byte) 0xff, 0, 1});

        assertFault("not_text", () -> files.readText(path("a.bin"), 10));
    }

    @Test
    @DisplayName("B6 writing where it would be lost is refused; reading there is not")
    void protectsGeneratedDirectories() throws IOException {
        fixture.plant("node_modules/react/index.js", "generated");

        assertThat(fixture.read("node_modules/react/index.js")).isEqualTo("generated");
        assertFault("generated_path", () -> files.write(path("node_modules/react/index.js"), new byte[0]));
        assertFault("generated_path", () -> files.write(path("src/dist/x.js"), new byte[0]));
        assertFault("generated_path", () -> files.delete(path("node_modules/react/index.js")));
        assertFault("generated_path", () -> files.rename(path("README.md"), path("target/README.md")));
        files.write(path("src/dist"), new byte[0]);
    }

    @Test
    @DisplayName("S6 a write that fails leaves the old file and nothing else")
    void leavesNothingHalfWritten() throws IOException {
        fixture.write("a", "old");

        assertThatThrownBy(() -> files.write(path("a/b"), new byte[1000])).isInstanceOf(FaultException.class);

        assertThat(fixture.read("a")).isEqualTo("old");
        try (Stream<Path> left = Files.walk(base.resolve("trees/.staging"))) {
            assertThat(left.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".lock")))
                    .isEmpty();
        }
    }

    @Test
    void makesFilesThatOthersMayRead() throws IOException {
        fixture.write("a/b.txt", "x");

        assertThat(Files.getPosixFilePermissions(fixture.root.resolve("a/b.txt")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Files.getPosixFilePermissions(fixture.root.resolve("a")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    @DisplayName("B14 whoever watches sees the new file under its name at once, and no other name")
    void replacesInOneStep() throws IOException {
        Path file = fixture.plant("a.txt", "old");
        Object before = Files.getAttribute(file, "unix:ino");

        fixture.write("a.txt", "new");

        // Another file took the name; whoever has the old one open reads it to its end.
        assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(before);
    }

    private static void assertFault(String code, Callable<?> action) {
        assertThatThrownBy(action::call)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
    }

    private static void assertFault(String code, Runnable action) {
        assertFault(code, () -> {
            action.run();
            return "";
        });
    }
}
