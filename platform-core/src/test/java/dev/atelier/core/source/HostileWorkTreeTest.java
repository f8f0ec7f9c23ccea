package dev.atelier.core.source;

import static dev.atelier.core.source.SourceFixture.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxed code has filled the work tree with what may hurt. */
class HostileWorkTreeTest {
    @TempDir
    Path base;

    SourceFixture fixture;
    WorkTree files;
    Path secret;

    @BeforeEach
    void create() throws IOException {
        fixture = new SourceFixture(base);
        files = fixture.tree.files();
        secret = Files.writeString(fixture.outside.resolve("secret.txt"), "secret");
    }

    @AfterEach
    void nothingOutsideWasTouched() throws IOException {
        fixture.close();
        assertThat(secret).hasContent("secret");
        try (var outside = Files.list(fixture.outside)) {
            assertThat(outside).containsExactly(secret);
        }
    }

    @Test
    @DisplayName("X16 a link in a file's place is neither read nor written through")
    void doesNotFollowLinksToFiles() throws IOException {
        fixture.plantLink("link.txt", secret);
        fixture.plantLink("dangling.txt", fixture.outside.resolve("new.txt"));

        assertThat(files.exists(path("link.txt"))).isFalse();
        assertThatThrownBy(() -> fixture.read("link.txt")).isInstanceOf(FaultException.class);
        fixture.write("link.txt", "mine");
        fixture.write("dangling.txt", "mine");

        assertThat(fixture.root.resolve("link.txt")).isRegularFile().hasContent("mine");
        assertThat(Files.isSymbolicLink(fixture.root.resolve("link.txt"))).isFalse();
    }

    @Test
    @DisplayName("X16 a link in a directory's place is not gone through")
    void doesNotFollowLinksToDirectories() throws IOException {
        fixture.plantLink("out", fixture.outside);
        fixture.plantLink("a/b/out", fixture.outside);
        fixture.plantLink("self", Path.of("."));
        fixture.plantLink("up", Path.of(".."));

        for (String name : new String[] {"out/secret.txt", "a/b/out/secret.txt", "self/README.md", "up/x"}) {
            assertThat(files.exists(path(name))).isFalse();
            assertThatThrownBy(() -> fixture.read(name)).isInstanceOf(FaultException.class);
            assertThatThrownBy(() -> fixture.write(name, "mine")).isInstanceOf(FaultException.class);
            assertThatThrownBy(() -> files.delete(path(name))).isInstanceOf(FaultException.class);
            assertThatThrownBy(() -> files.rename(path("README.md"), path(name)))
                    .isInstanceOf(FaultException.class);
            assertThatThrownBy(() -> files.rename(path(name), path("got"))).isInstanceOf(FaultException.class);
        }
        assertThat(fixture.contentOfWorkTree()).containsOnlyKeys("README.md");
    }

    @Test
    @DisplayName("X16 a version holds no link and nothing from behind one")
    void keepsNoLinks() throws IOException {
        fixture.plantLink("out", fixture.outside);
        fixture.plantLink("src/secret.txt", secret);
        fixture.plant("src/a.txt", "a");

        CommitId version = fixture.checkpoint("with links");

        assertThat(fixture.contentOf(version)).containsOnlyKeys("README.md", "src/a.txt");
        assertThat(fixture.tree.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("out", Skipped.Reason.LINK), new Skipped("src/secret.txt", Skipped.Reason.LINK));
    }

    @Test
    @DisplayName("X16 a directory swapped for a link between two versions does not lead a checkpoint outside")
    void doesNotFollowALinkWhereADirectoryWas() throws IOException {
        fixture.plant("src/secret.txt", "inside");
        fixture.checkpoint("first");
        Files.delete(fixture.root.resolve("src/secret.txt"));
        Files.delete(fixture.root.resolve("src"));
        fixture.plantLink("src", fixture.outside);

        CommitId version = fixture.checkpoint("second");

        assertThat(fixture.contentOf(version)).containsOnlyKeys("README.md");
    }

    @Test
    @DisplayName("X16 restoring writes through no link; it replaces what lies in the way")
    void restoresThroughNoLink() throws IOException, InterruptedException {
        fixture.plant("src/deep/secret.txt", "inside");
        fixture.plant("b.txt", "inside");
        fixture.plant("c/d.txt", "inside");
        CommitId version = fixture.checkpoint("first");
        fixture.tree.files().delete(path("src/deep/secret.txt"));
        fixture.plantLink("src", fixture.outside);
        Files.delete(fixture.root.resolve("b.txt"));
        fixture.plantLink("b.txt", secret);
        fixture.tree.files().delete(path("c/d.txt"));
        fixture.plantPipe("c");

        fixture.tree.restore(version);

        assertThat(fixture.contentOfWorkTree()).isEqualTo(fixture.contentOf(version));
        assertThat(fixture.tree.skipped()).isEmpty();
    }

    @Test
    @DisplayName("X16 restoring clears away a directory where a file was, and follows no link in it")
    void restoresAFileWhereADirectoryIs() throws IOException {
        fixture.plant("a", "file");
        CommitId version = fixture.checkpoint("first");
        Files.delete(fixture.root.resolve("a"));
        fixture.plant("a/node_modules/x", "ignored, and in the way");
        fixture.plantLink("a/out", fixture.outside);

        fixture.tree.restore(version);

        assertThat(fixture.root.resolve("a")).hasContent("file");
    }

    @Test
    @DisplayName("X16 pipes, sockets and their like are left alone, and nobody waits for them")
    void doesNotWaitForPipes() throws IOException, InterruptedException {
        fixture.plantPipe("pipe");
        fixture.plantPipe(".gitignore");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path shortPath = Files.createTempDirectory("s").resolve("s");
            socket.bind(UnixDomainSocketAddress.of(shortPath));
            Files.move(shortPath, fixture.root.resolve("socket"));
            Files.delete(shortPath.getParent());
        }

        assertThat(files.exists(path("pipe"))).isFalse();
        assertThatThrownBy(() -> fixture.read("pipe")).isInstanceOf(FaultException.class);
        assertThat(fixture.contentOfWorkTree()).containsOnlyKeys("README.md");
        assertThat(fixture.tree.checkpoint("nothing", SourceFixture.ANN)).isEmpty();
        assertThat(fixture.tree.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("pipe", Skipped.Reason.SPECIAL_FILE),
                        new Skipped(".gitignore", Skipped.Reason.SPECIAL_FILE),
                        new Skipped("socket", Skipped.Reason.SPECIAL_FILE));
        fixture.write("pipe", "a file now");
        assertThat(fixture.read("pipe")).isEqualTo("a file now");
    }

    @Test
    @DisplayName("X16 a link instead of .gitignore is not read")
    void doesNotReadIgnoresThroughALink() throws IOException {
        Files.writeString(secret, "secret");
        fixture.plant("secret", "a file that the secret's text would ignore");
        fixture.plantLink(".gitignore", secret);

        assertThat(fixture.contentOfWorkTree()).containsKey("secret");
    }

    @Test
    @DisplayName("X16 names that no path may have are left out and named")
    void leavesOutImpossibleNames() throws IOException {
        for (String name : new String[] {"a\\b", "new\nline", "end.", "bidi\u202Etxt", "GIT~1", "\u001b[2J"}) {
            Files.writeString(fixture.root.resolve(name), "x");
        }
        Files.createDirectories(fixture.root.resolve(".GIT/hooks"));
        Files.writeString(fixture.root.resolve(".GIT/hooks/pre-commit"), "x");
        plantBytes("not-utf8-\u00ff");

        CommitId version = fixture.tree
                .checkpoint("names", SourceFixture.ANN)
                .orElse(fixture.tree.head().orElseThrow());

        assertThat(fixture.contentOf(version)).containsOnlyKeys("README.md");
        assertThat(fixture.tree.skipped())
                .hasSize(8)
                .allSatisfy(skipped -> assertThat(skipped.reason()).isEqualTo(Skipped.Reason.NAME))
                .noneSatisfy(skipped -> assertThat(skipped.shownPath()).containsPattern("\\p{Cntrl}"));
    }

    @Test
    @DisplayName("X16 a directory nested deeper than any path is left out, and can be deleted")
    void survivesEndlessNesting() throws IOException {
        // Far deeper than a path may be long: made from the inside out.
        Path deep = fixture.plant("deep/f", "x").getParent();
        Path outer = fixture.root.resolve("outer");
        for (int i = 0; i < 1000; i++) {
            Files.createDirectory(outer);
            Files.move(deep, outer.resolve("deep"));
            Files.move(outer, deep);
        }

        assertThat(fixture.tree.checkpoint("deep", SourceFixture.ANN)).isEmpty();
        assertThat(fixture.tree.skipped()).hasSize(1);
        fixture.trees.delete(fixture.project);
        assertThat(fixture.root).doesNotExist();
    }

    @Test
    @DisplayName("X16 deleting a project removes links, not what they lead to")
    void deletesWithoutFollowing() throws IOException, InterruptedException {
        fixture.plantLink("out", fixture.outside);
        fixture.plantLink("a/b/out", fixture.outside);
        fixture.plantLink("a/secret.txt", secret);
        fixture.plantPipe("a/pipe");
        Files.createDirectories(fixture.root.resolve("closed/inner"));
        Files.setPosixFilePermissions(
                fixture.root.resolve("closed/inner"),
                java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(
                fixture.root.resolve("closed"), java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));

        fixture.trees.delete(fixture.project);

        assertThat(fixture.root).doesNotExist();
        try (var left = Files.list(base.resolve("trees"))) {
            assertThat(left).containsExactly(base.resolve("trees/.staging"));
        }
    }

    private void plantBytes(String latin1) throws IOException {
        byte[] name = latin1.getBytes(StandardCharsets.ISO_8859_1);
        ProcessBuilder touch = new ProcessBuilder("sh", "-c", "touch \"$(cat)\"").directory(fixture.root.toFile());
        Process process = touch.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(ByteBuffer.wrap(name).array());
        }
        process.onExit().join();
    }
}
