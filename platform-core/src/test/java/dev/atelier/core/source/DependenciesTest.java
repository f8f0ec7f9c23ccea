package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {
    private static final int SANDBOX = 10001;

    @TempDir
    Path base;

    Path template;
    SourceTrees trees;
    final ProjectId project = ProjectId.random();

    @BeforeEach
    void create() throws IOException {
        template = Files.createDirectories(base.resolve("template"));
        plant("template/index.html", "<p>");
        trees = trees(FileOwner.keepProcessOwner());
    }

    @Test
    @DisplayName("B14 dependencies are there completely or not at all, and once")
    void putsDependenciesIn() throws IOException {
        trees.create(project, template).close();
        Path modules = dependencies();

        assertThat(trees.linkDependencies(project, modules)).isTrue();

        Path put = trees.workTree(project).resolve("node_modules");
        assertThat(put.resolve("react/index.js")).hasContent("react");
        assertThat(Files.readSymbolicLink(put.resolve(".bin/vite"))).isEqualTo(Path.of("../vite/bin/vite.js"));
        assertThat(Files.isExecutable(put.resolve("vite/bin/vite.js"))).isTrue();
        Files.writeString(put.resolve("mine.txt"), "installed by the project");
        assertThat(trees.linkDependencies(project, modules)).isFalse();
        assertThat(put.resolve("mine.txt")).exists();
    }

    @Test
    @DisplayName("X16 a link in the place of node_modules is replaced, not followed")
    void putsDependenciesInPlaceOfALink() throws IOException {
        trees.create(project, template).close();
        Path outside = Files.createDirectories(base.resolve("outside"));
        Files.createSymbolicLink(trees.workTree(project).resolve("node_modules"), outside);

        assertThat(trees.linkDependencies(project, dependencies())).isTrue();

        assertThat(outside).isEmptyDirectory();
        assertThat(trees.workTree(project).resolve("node_modules")).isDirectory();
    }

    @Test
    @DisplayName("X16 without a user of their own, sandboxes share no file of the dependencies")
    void copiesDependenciesWhenTheUserIsTheSame() throws IOException {
        trees.create(project, template).close();
        Path modules = dependencies();
        trees.linkDependencies(project, modules);

        Files.writeString(trees.workTree(project).resolve("node_modules/react/index.js"), "tampered");

        assertThat(modules.resolve("react/index.js")).hasContent("react");
    }

    @Test
    @DisplayName("X16 with a user of their own, sandboxes share files that they cannot change")
    void linksDependenciesOfAnotherUser() throws IOException {
        assumeTrue(ownerOf(template) == 0, "only root gives files away");
        SourceTrees owned = trees(FileOwner.of(SANDBOX, SANDBOX));
        owned.create(project, template).close();
        Path modules = dependencies();
        Files.setPosixFilePermissions(modules.resolve("react/open.js"), PosixFilePermissions.fromString("rw-rw-rw-"));
        owned.linkDependencies(project, modules);

        Path put = owned.workTree(project).resolve("node_modules");
        assertThat(Files.getAttribute(put.resolve("react/index.js"), "unix:ino"))
                .isEqualTo(Files.getAttribute(modules.resolve("react/index.js"), "unix:ino"));
        assertThat(ownerOf(put.resolve("react/index.js"))).isZero();
        assertThat(Files.getAttribute(put.resolve("react/open.js"), "unix:ino"))
                .as("what anybody may write to is copied")
                .isNotEqualTo(Files.getAttribute(modules.resolve("react/open.js"), "unix:ino"));
        for (String own : List.of("", "react", ".bin", ".bin/vite", "react/open.js")) {
            assertThat(ownerOf(put.resolve(own))).as(own).isEqualTo(SANDBOX);
        }
    }

    private Path dependencies() throws IOException {
        plant("modules/react/index.js", "react");
        plant("modules/react/open.js", "open");
        plant("modules/vite/bin/vite.js", "#!/usr/bin/env node");
        Path modules = base.resolve("modules");
        Files.setPosixFilePermissions(
                modules.resolve("vite/bin/vite.js"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(modules.resolve(".bin"));
        Files.createSymbolicLink(modules.resolve(".bin/vite"), Path.of("../vite/bin/vite.js"));
        return modules;
    }

    private SourceTrees trees(FileOwner owner) {
        return new SourceTrees(base.resolve("trees"), base.resolve("git"), owner);
    }

    private void plant(String path, String content) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static int ownerOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
