package dev.atelier.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies the source files of a template of the installation; generated directories and links are left out. */
final class TemplateCopy extends SimpleFileVisitor<Path> {
    private final Path template;
    private final ProjectFiles project;

    private TemplateCopy(Path template, ProjectFiles project) {
        this.template = template;
        this.project = project;
    }

    static void copy(Path template, ProjectFiles project) throws IOException {
        Files.walkFileTree(template, new TemplateCopy(template, project));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean generated = !folder.equals(template)
                && Ignores.isGeneratedFolder(folder.getFileName().toString());
        return generated ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) {
            SourcePath path = SourcePath.of(template.relativize(file).toString());
            try (InputStream content = Files.newInputStream(file)) {
                project.write(path, content, Files.isExecutable(file), ProjectFiles.Obstacle.REMOVED);
            }
        }
        return FileVisitResult.CONTINUE;
    }
}
