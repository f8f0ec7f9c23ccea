package dev.atelier.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** One project in a temporary directory, and a place beside it that nobody may reach. */
final class SourceFixture implements AutoCloseable {
    static final Author ANN = new Author("Ann Example", "ann@example.org");

    final Path base;
    final Path outside;
    final SourceTrees trees;
    final ProjectId project = ProjectId.random();
    final SourceTree tree;
    final Path root;

    SourceFixture(Path base) throws IOException {
        this(base, Limits.USUAL);
    }

    SourceFixture(Path base, Limits limits) throws IOException {
        this.base = base;
        this.outside = Files.createDirectories(base.resolve("outside"));
        Path template = Files.createDirectories(base.resolve("template"));
        Files.writeString(template.resolve("README.md"), "template\n");
        trees = new SourceTrees(
                base.resolve("trees"),
                base.resolve("git"),
                FileOwner.keepProcessOwner(),
                InstantSource.system(),
                limits);
        tree = trees.create(project, template);
        root = trees.workTree(project);
    }

    static SourcePath path(String text) {
        return SourcePath.of(text);
    }

    void write(String path, String content) {
        tree.files().write(path(path), content.getBytes(StandardCharsets.UTF_8));
    }

    String read(String path) {
        return tree.files().readText(path(path), WorkTree.LARGEST_FILE);
    }

    /** As sandboxed code writes: past the platform. */
    Path plant(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    void plantLink(String path, Path target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
    }

    void plantPipe(String path) throws IOException, InterruptedException {
        Commands.run(base, "mkfifo", root.resolve(path).toString());
    }

    CommitId checkpoint(String message) {
        return tree.checkpoint(message, ANN).orElseThrow();
    }

    Map<String, String> contentOf(CommitId version) {
        Map<String, String> files = new TreeMap<>();
        for (SourcePath path : tree.list(version)) {
            files.put(path.value(), new String(tree.read(version, path), StandardCharsets.UTF_8));
        }
        return files;
    }

    Map<String, String> contentOfWorkTree() {
        Map<String, String> files = new TreeMap<>();
        for (FileEntry file : tree.files().list()) {
            files.put(file.path().value(), read(file.path().value()));
        }
        return files;
    }

    @Override
    public void close() {
        tree.close();
    }
}
