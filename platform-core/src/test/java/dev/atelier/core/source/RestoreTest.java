package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
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
    @DisplayName("B8 a restored version becomes the newest one, and nothing in between is lost")
    void makesANewVersionEqualToTheOld() throws IOException {
        fixture.write("a.txt", "1");
        fixture.write("src/b.txt", "1");
        CommitId first = fixture.checkpoint("first");
        fixture.write("a.txt", "2");
        fixture.tree.files().rename(path("src/b.txt"), path("lib/b.txt"));
        fixture.write("src", "a file where the directory was");
        CommitId second = fixture.checkpoint("second");

        fixture.tree.restore(first);
        assertThat(fixture.contentOfWorkTree()).isEqualTo(fixture.contentOf(first));
        assertThat(fixture.root.resolve("lib")).doesNotExist();
        CommitId third = fixture.checkpoint("Restore first");

        assertThat(fixture.contentOf(third)).isEqualTo(fixture.contentOf(first));
        assertThat(fixture.tree.diff(first, third).files()).isEmpty();
        assertThat(fixture.tree.log(10)).extracting(Commit::id).startsWith(third, second, first);
        fixture.tree.restore(second);
        assertThat(fixture.contentOfWorkTree()).isEqualTo(fixture.contentOf(second));
    }

    @Test
    @DisplayName("B8 what is ignored stays; what is new and not kept goes")
    void leavesIgnoredFilesAlone() throws IOException {
        fixture.write(".gitignore", "*.local\n");
        CommitId first = fixture.checkpoint("first");
        fixture.plant("node_modules/react/index.js", "generated");
        fixture.plant("env.local", "mine");
        fixture.plant("stray.txt", "never kept");

        fixture.tree.restore(first);

        assertThat(fixture.root.resolve("node_modules/react/index.js")).hasContent("generated");
        assertThat(fixture.root.resolve("env.local")).hasContent("mine");
        assertThat(fixture.root.resolve("stray.txt")).doesNotExist();
        assertThat(fixture.tree.checkpoint("same", SourceFixture.ANN)).isEmpty();
    }

    @Test
    @DisplayName("B14 files that are the same already are not touched, so that nothing reloads for them")
    void touchesOnlyWhatDiffers() throws IOException {
        fixture.write("same.txt", "same");
        fixture.write("other.txt", "1");
        CommitId first = fixture.checkpoint("first");
        Path same = fixture.root.resolve("same.txt");
        // Until its time stamp is old enough to be trusted, a file is written again.
        Files.setLastModifiedTime(same, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        fixture.write("other.txt", "2");
        fixture.checkpoint("second");
        Object before = Files.getAttribute(same, "unix:ino");

        fixture.tree.restore(first);

        assertThat(Files.getAttribute(same, "unix:ino")).isEqualTo(before);
        assertThat(fixture.read("other.txt")).isEqualTo("1");
    }

    @Test
    @DisplayName("B8 one file can be brought back, or away, as it was in a version")
    void restoresOneFile() {
        fixture.write("a.txt", "1");
        fixture.write("b.txt", "1");
        CommitId first = fixture.checkpoint("first");
        fixture.write("a.txt", "2");
        fixture.tree.files().delete(path("b.txt"));
        fixture.write("new.txt", "2");

        fixture.tree.restoreFile(first, path("b.txt"));
        fixture.tree.restoreFile(first, path("new.txt"));

        assertThat(fixture.contentOfWorkTree())
                .containsEntry("a.txt", "2")
                .containsEntry("b.txt", "1")
                .doesNotContainKey("new.txt");
        assertThatThrownBy(() -> fixture.tree.restoreFile(first, path("never.txt")))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void readsFilesOfOldVersions() {
        fixture.write("a.txt", "1");
        CommitId first = fixture.checkpoint("first");
        fixture.write("a.txt", "2");
        fixture.checkpoint("second");

        assertThat(fixture.tree.read(first, path("a.txt"))).asString().isEqualTo("1");
        assertThat(fixture.tree.list(first)).containsExactly(path("README.md"), path("a.txt"));
        assertThatThrownBy(() -> fixture.tree.read(first, path("b.txt"))).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> fixture.tree.read(first, path("a.txt/x"))).isInstanceOf(FaultException.class);
    }

    @Test
    void restoresTheVersionThatIsThere() {
        fixture.write("a.txt", "1");
        Optional<CommitId> head = fixture.tree.checkpoint("first", SourceFixture.ANN);

        fixture.tree.restore(head.orElseThrow());

        assertThat(fixture.tree.uncommitted().files()).isEmpty();
    }
}
