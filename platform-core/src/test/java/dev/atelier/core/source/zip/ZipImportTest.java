package dev.atelier.core.source.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.Author;
import dev.atelier.core.source.ImportProgress.Phase;
import dev.atelier.core.source.Imported;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.zip.RawZip.RawEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as honest programs make them. */
class ZipImportTest {
    @TempDir
    Path base;

    ZipFixture fixture;

    @BeforeEach
    void create() {
        fixture = new ZipFixture(base);
    }

    @Test
    @DisplayName("T4 an archive's files are the project's, and its first version, so that a diff exists")
    void imports() {
        Imported imported = fixture.load(
                RawZip.of("README.md", "hello\n", "src/main.py", "print(1)\n").bytes());

        assertThat(fixture.files()).containsOnlyKeys("README.md", "src/main.py").containsEntry("README.md", "hello\n");
        try (SourceTree tree = fixture.trees.open(fixture.project)) {
            assertThat(tree.head()).contains(imported.first());
            tree.files().write(SourcePath.of("README.md"), "hi\n".getBytes(StandardCharsets.UTF_8));
            tree.checkpoint("Greet shorter", new Author("Ann", ""));
            assertThat(tree.diff(imported.first(), tree.head().orElseThrow()).unified())
                    .contains("-hello")
                    .contains("+hi");
        }
    }

    @Test
    @DisplayName("T4 a single folder around everything is left away, also where the archive names it and . on the way")
    void stripsTheTopFolder() {
        fixture.load(RawZip.of("proj-main/", "", "./proj-main/a.txt", "a", "proj-main//b/./c.txt", "c")
                .bytes());

        assertThat(fixture.files()).containsOnlyKeys("a.txt", "b/c.txt");
    }

    @Test
    @DisplayName("T4 a folder beside a file stays")
    void keepsAFolderThatIsNotAround() {
        fixture.load(RawZip.of("src/a.txt", "a", "README", "r").bytes());

        assertThat(fixture.files()).containsOnlyKeys("src/a.txt", "README");
    }

    @Test
    @DisplayName("T4 a Git directory and what macOS adds are left out, and said to be")
    void leavesOutWhatIsNoProject() {
        Imported imported = fixture.load(
                RawZip.of("p/a.txt", "a", "p/.git/hooks/post-checkout", "#!/bin/sh", "__MACOSX/p/._a.txt", "x")
                        .bytes());

        assertThat(fixture.files()).containsOnlyKeys("a.txt");
        assertThat(imported.leftOut()).containsExactly("p/.git/hooks/post-checkout", "__MACOSX/p/._a.txt");
    }

    @Test
    @DisplayName("T4 a file that could be run can be run")
    void keepsTheExecutableBit() {
        fixture.load(new RawZip()
                .add(new RawEntry("setup.sh", "#!/bin/sh\n").mode(0100755))
                .add(new RawEntry("a.txt", "a"))
                .bytes());

        assertThat(Files.isExecutable(fixture.trees.workTree(fixture.project).resolve("setup.sh")))
                .isTrue();
        assertThat(Files.isExecutable(fixture.trees.workTree(fixture.project).resolve("a.txt")))
                .isFalse();
    }

    @Test
    @DisplayName("T4 archives with sizes after the bytes, as programs stream them, are read")
    void readsStreamedArchives() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("grüße.txt"));
            zip.write("Hallo\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        fixture.load(bytes.toByteArray());

        assertThat(fixture.files()).containsEntry("grüße.txt", "Hallo\n".repeat(1000));
    }

    @Test
    @DisplayName("T4 archives in the form for large files are read, and stored entries too")
    void readsZip64() {
        RawEntry large = new RawEntry("large.txt", "not really\n");
        byte[] sizes = RawZip.little(20)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(large.size)
                .putLong(large.packedSize)
                .array();
        large.extra(sizes);
        large.size = large.localSize = -1;
        large.packedSize = large.localPackedSize = -1;

        fixture.load(new RawZip()
                .add(large)
                .add(RawEntry.stored("stored.txt", "as it is"))
                .withZip64End()
                .bytes());

        assertThat(fixture.files()).containsEntry("large.txt", "not really\n").containsEntry("stored.txt", "as it is");
    }

    @Test
    @DisplayName("T4 an archive in the archive is a file: nobody unpacks it")
    void doesNotUnpackNestedArchives() {
        byte[] inner = RawZip.of("deep.txt", "x").bytes();
        fixture.load(new RawZip()
                .add(new RawEntry("inner.zip".getBytes(StandardCharsets.UTF_8), inner))
                .bytes());

        assertThat(fixture.files()).containsOnlyKeys("inner.zip");
    }

    @Test
    @DisplayName("T4 many files of modest size are no bomb")
    void takesManyFiles() {
        RawZip zip = new RawZip();
        for (int i = 0; i < 500; i++) {
            zip.add(new RawEntry("d" + i % 10 + "/f" + i + ".txt", "line " + i + "\n"));
        }

        fixture.load(zip.bytes());

        assertThat(fixture.files()).hasSize(500);
        assertThat(fixture.progress.getFirst().phase()).isEqualTo(Phase.CHECKING);
        assertThat(fixture.progress.getLast().phase()).isEqualTo(Phase.WRITING);
    }

    @Test
    @DisplayName("T5 an import that is interrupted is cancelled and leaves nothing behind")
    void canBeCancelled() {
        byte[] zip = RawZip.of("a.txt", "a", "b.txt", "b").bytes();
        ZipImport origin = new ZipImport(new ByteArrayInputStream(zip), progress -> {
            if (progress.phase() == Phase.CHECKING) {
                Thread.currentThread().interrupt();
            }
        });

        FaultException cancelled =
                catchThrowableOfType(FaultException.class, () -> fixture.trees.create(fixture.project, origin));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancelled.fault().code()).isEqualTo("cancelled");
        fixture.assertNothingIsLeft();
    }

    @Test
    @DisplayName("T4 a project that exists is not imported over")
    void doesNotReplaceAProject() {
        fixture.load(RawZip.of("a.txt", "first").bytes());

        FaultException taken = catchThrowableOfType(
                FaultException.class,
                () -> fixture.load(RawZip.of("a.txt", "second").bytes()));

        assertThat(taken.fault().code()).isEqualTo("project_exists");
        assertThat(fixture.files()).containsEntry("a.txt", "first");
    }
}
