package dev.atelier.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FileTreeTest {

    @Test
    @DisplayName("X7 folders come first, each part by name")
    void order() {
        FileTree tree = FileTree.of(files("b.js", "a/z.js", "A.js", "a/b/c.js", "README.md"));

        assertThat(tree.data().getRootItems())
                .extracting(FileTree.Node::path)
                .containsExactly("a", "A.js", "b.js", "README.md");
        assertThat(tree.data().getChildren(new FileTree.Node("a", true)))
                .extracting(FileTree.Node::name)
                .containsExactly("b", "z.js");
    }

    @Test
    void a_filter_finds_files_by_any_part_of_their_path_in_their_folders() {
        FileTree tree =
                FileTree.matching(files("src/parts/Header.jsx", "src/App.jsx", "public/header.png"), " HEADER ");

        assertThat(tree.data().getRootItems()).extracting(FileTree.Node::path).containsExactly("public", "src");
        assertThat(tree.data().contains(new FileTree.Node("src/App.jsx", false)))
                .isFalse();
        assertThat(tree.folders()).contains(new FileTree.Node("src/parts", true));
    }

    @Test
    @DisplayName("F11 a filter that matches thousands of files shows the first of them, and says so")
    void many_matches() {
        List<FileEntry> files = IntStream.range(0, 5_000)
                .mapToObj(i -> file("src/m" + i % 50 + "/file" + i + ".js"))
                .toList();

        assertThat(FileTree.matching(files, "file").isCut()).isTrue();
        assertThat(FileTree.matching(files, "file4999").isCut()).isFalse();
        assertThat(FileTree.of(files).data().getRootItems()).hasSize(1);
    }

    @Test
    @DisplayName("X18 names that look like markup are names")
    void hostile_names() {
        FileTree tree = FileTree.of(files("<img src=x onerror=alert(1)>.js", "{{x}}/${y}.js"));

        assertThat(tree.data().getRootItems())
                .extracting(FileTree.Node::name)
                .containsExactly("{{x}}", "<img src=x onerror=alert(1)>.js");
    }

    private static List<FileEntry> files(String... paths) {
        return Stream.of(paths).map(FileTreeTest::file).toList();
    }

    private static FileEntry file(String path) {
        return new FileEntry(SourcePath.of(path), 1);
    }
}
