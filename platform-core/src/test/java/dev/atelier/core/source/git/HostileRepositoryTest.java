package dev.atelier.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.net.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories whose content means no good, on an honest server. */
@Tag("slow")
class HostileRepositoryTest {
    @TempDir
    Path base;

    GitServer server;
    BareRepository repository;
    GitFixture fixture;

    @BeforeEach
    void serve() throws IOException, InterruptedException {
        fixture = new GitFixture(base.resolve("home"));
        repository = new BareRepository(base.resolve("served/x.git")).commit("trunk", "First", "a.txt", "a\n");
        server = new GitServer(base.resolve("served"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("T3 hooks, filters, attributes, LFS pointers and .gitmodules are bytes of files, and nothing happens")
    void runsNothing() throws IOException, InterruptedException {
        Path proof = base.resolve("proof");
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 12\n";
        repository.commit(
                "trunk",
                "Traps",
                ".gitattributes",
                "* filter=evil text eol=crlf ident\n*.bin filter=lfs diff=lfs merge=lfs\n",
                ".gitmodules",
                "[submodule \"m\"]\n\tpath = m\n\turl = ext::touch% " + proof + "\n",
                ".lfsconfig",
                "[lfs]\n\turl = http://127.0.0.1:1/\n",
                "big.bin",
                pointer,
                "lf.txt",
                "one\ntwo $Id$\n",
                "hooks/post-checkout",
                "#!/bin/sh\ntouch " + proof + "\n");
        repository.git("config", "filter.evil.smudge", "touch " + proof);

        fixture.load(server.url("x.git"));

        assertThat(proof).doesNotExist();
        assertThat(fixture.files())
                .containsEntry("lf.txt", "one\ntwo $Id$\n")
                .containsEntry("big.bin", pointer)
                .containsKeys(".gitattributes", ".gitmodules", "hooks/post-checkout");
        assertThat(server.requests()).allMatch(request -> request.contains("/x.git/"));
    }

    @Test
    @DisplayName("T3 100,000 files are refused, and nothing is left of them")
    void refusesTooManyFiles() throws IOException, InterruptedException {
        String blob = repository.git("rev-parse", "trunk:a.txt");
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            changes.add("M 100644 " + blob + " d" + i / 1000 + "/f" + i);
        }
        repository.commitRaw("trunk", "Many", changes);

        assertThat(fixture.refusal(server.url("x.git")).code()).isEqualTo("too_many_files");
    }

    @Test
    @DisplayName("T3 a few objects that stand for ten thousand million files are refused")
    void refusesTreeBombs() throws IOException, InterruptedException {
        String entry = "100644 blob " + repository.git("rev-parse", "trunk:a.txt");
        for (int level = 0; level < 10; level++) {
            StringBuilder tree = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                tree.append(entry).append('\t').append((char) ('a' + i)).append('\n');
            }
            entry = "040000 tree " + repository.feed(tree.toString(), "mktree");
        }
        point("trunk", entry.substring("040000 tree ".length()));

        assertThat(fixture.refusal(server.url("x.git")).code()).isEqualTo("too_many_files");
    }

    @Test
    @DisplayName("T3 directories nested without end are refused")
    void refusesEndlessNesting() throws IOException, InterruptedException {
        List<String> changes = List.of("M 100644 inline " + "d/".repeat(1000) + "f\n" + BareRepository.data("x"));
        repository.commitRaw("trunk", "Deep", changes);

        assertThat(fixture.refusal(server.url("x.git")).code()).isEqualTo("too_deep");
    }

    @Test
    @DisplayName("T3 directories with forged names are refused")
    void refusesForgedNames() throws IOException, InterruptedException {
        byte[] blob = java.util.HexFormat.of().parseHex(repository.git("rev-parse", "trunk:a.txt"));
        for (String name : List.of("..", ".", ".git", ".GIT", "a/b", "../../evil", "")) {
            ByteArrayOutputStream tree = new ByteArrayOutputStream();
            tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
            tree.writeBytes(blob);
            point(
                    "trunk",
                    repository.feed(tree.toByteArray(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin"));

            // An empty name is more than Git's own server can send.
            assertThat(fixture.refusal(server.url("x.git")).code())
                    .isEqualTo(name.isEmpty() ? "git_failed" : "repository_damaged");
        }
    }

    @Test
    @DisplayName("T3 two entries of one name are refused")
    void refusesDoubledNames() throws IOException, InterruptedException {
        byte[] blob = java.util.HexFormat.of().parseHex(repository.git("rev-parse", "trunk:a.txt"));
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (int i = 0; i < 2; i++) {
            tree.writeBytes("100644 same\0".getBytes(StandardCharsets.UTF_8));
            tree.writeBytes(blob);
        }
        point(
                "trunk",
                repository.feed(tree.toByteArray(), "hash-object", "-w", "-t", "tree", "--literally", "--stdin"));

        assertThat(fixture.refusal(server.url("x.git")).code()).isEqualTo("repository_damaged");
    }

    @Test
    @DisplayName("T3 names that no project may have stay in the version, and are not among the files")
    void leavesOutImpossibleNames() throws IOException, InterruptedException {
        repository.commit("trunk", "Odd", "dir/back\\\\slash", "x", "fine.txt", "x");

        assertThat(fixture.load(server.url("x.git")).leftOut()).containsExactly("dir/back\\slash");
        assertThat(fixture.files()).containsOnlyKeys("a.txt", "fine.txt");
    }

    @Test
    @DisplayName("T3 more bytes than are taken are refused while they arrive")
    void limitsWhatIsReceived() throws IOException, InterruptedException {
        StringBuilder noise = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 3 << 20; i++) {
            noise.append((char) (' ' + random.nextInt(90)));
        }
        repository.commit("trunk", "Noise", "noise.txt", noise.toString());
        fixture.settings = new GitSettings(true, List.of(), Duration.ofSeconds(60), 1 << 20);

        assertThat(fixture.refusal(server.url("x.git")).code()).isEqualTo("repository_too_large");

        fixture.settings = new GitSettings(true, List.of(base.resolve("served")), Duration.ofSeconds(60), 1 << 20);
        assertThat(fixture.refusal(GitUrl.parse("file://" + repository.directory()))
                        .code())
                .isEqualTo("repository_too_large");
    }

    @Test
    @DisplayName("T3 a file of 2 GB is refused by what is said of it, not after it was unpacked")
    void refusesHugeFiles() throws IOException {
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        pack.writeBytes(packHeader(1));
        long size = 2L << 30;
        pack.write(0x80 | 3 << 4 | (int) (size & 15));
        for (long left = size >>> 4; left > 0; left >>>= 7) {
            pack.write((int) (left & 0x7f) | (left > 0x7f ? 0x80 : 0));
        }
        try (DeflaterOutputStream zeros = new DeflaterOutputStream(pack)) {
            zeros.write(new byte[1 << 20]);
        }

        assertThatThrownBy(() -> parse(pack.toByteArray())).isInstanceOf(TooLargeObjectInPackException.class);
    }

    @Test
    @DisplayName("T3 a pack that says it has four thousand million objects is refused before room is made for them")
    void refusesAbsurdCounts() {
        assertThatThrownBy(() -> parse(packHeader(-1))).hasMessageContaining("more was sent");
    }

    private void parse(byte[] pack) throws IOException {
        Path git = Files.createDirectories(base.resolve("receiving"));
        Traffic traffic = new Traffic(Deadline.in(Duration.ofMinutes(1)), 50 << 20);
        try (ReceivingRepository receiving = new ReceivingRepository(git, traffic, true)) {
            receiving.create(true);
            try (ObjectInserter inserter = receiving.newObjectInserter()) {
                inserter.newPackParser(new ByteArrayInputStream(pack)).parse(NullProgressMonitor.INSTANCE);
            }
        }
    }

    private static byte[] packHeader(int objects) {
        return ByteBuffer.allocate(12)
                .put("PACK".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putInt(objects)
                .array();
    }

    /** Makes a tree the newest commit of a branch. */
    private void point(String branch, String tree) throws IOException, InterruptedException {
        String commit = repository.feed(
                "tree " + tree + "\nauthor O <o@example.org> 1700000000 +0000\n"
                        + "committer O <o@example.org> 1700000000 +0000\n\nMade by hand\n",
                "hash-object",
                "-w",
                "-t",
                "commit",
                "--literally",
                "--stdin");
        repository.git("update-ref", "refs/heads/" + branch, commit);
    }
}
