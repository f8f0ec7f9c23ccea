package dev.atelier.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.FileOwner;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.SourceTree;
import dev.atelier.core.source.SourceTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B7 whether something has changed the files is seen")
class JournaledFilesTest {
    @TempDir
    private Path base;

    private Path root;
    private SourceTree tree;
    private JournaledFiles files;

    @BeforeEach
    void open() throws IOException {
        Path template = Files.createDirectories(base.resolve("template"));
        Files.writeString(template.resolve("README.md"), "template\n");
        SourceTrees trees = new SourceTrees(base.resolve("trees"), base.resolve("git"), FileOwner.keepProcessOwner());
        ProjectId project = ProjectId.random();
        tree = trees.create(project, template);
        root = trees.workTree(project);
        files = new JournaledFiles(tree.files(), new FakeContext());
    }

    @AfterEach
    void close() {
        tree.close();
    }

    @Test
    @DisplayName("by who looks after a command, also when the files were looked at before it")
    void afterACommand() throws IOException {
        long before = files.keep().listing().stamp();
        assertThat(files.stamp()).isEqualTo(before);

        Files.writeString(root.resolve("made.js"), "by a command");
        long ended = System.nanoTime();

        assertThat(files.stampSince(ended)).isNotEqualTo(before);
    }

    @Test
    @DisplayName("and not when a command has changed nothing")
    void nothing() {
        long before = files.stamp();
        long ended = System.nanoTime();

        assertThat(files.list()).hasSize(1);
        assertThat(files.stampSince(ended)).isEqualTo(before);
    }

    @Test
    @DisplayName("with the agent's own changes, which no earlier look has seen")
    void ownChanges() {
        long before = files.stamp();

        files.write(SourcePath.of("made.js"), "by the agent");

        assertThat(files.stamp()).isNotEqualTo(before).isEqualTo(tree.stamp());
    }
}
