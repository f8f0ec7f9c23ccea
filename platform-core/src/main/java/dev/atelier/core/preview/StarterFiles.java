package dev.atelier.core.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32;

/**
 * What a new project begins as, and what every project runs on.
 *
 * @param files the starter's directory
 * @param dependencies its installed packages, from which every project gets its own
 */
public record StarterFiles(Path files, Path dependencies) {

    /** Another number when a file of the starter is another one; of the packages only the directory counts. */
    long version() {
        CRC32 sum = new CRC32();
        try {
            Files.walkFileTree(files, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    if (directory.equals(dependencies)) {
                        sum.update(attributes.lastModifiedTime().toString().getBytes(StandardCharsets.UTF_8));
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String stamp = file + " " + attributes.size() + " " + attributes.lastModifiedTime();
                    sum.update(stamp.getBytes(StandardCharsets.UTF_8));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the starter cannot be read", e);
        }
        return sum.getValue();
    }
}
