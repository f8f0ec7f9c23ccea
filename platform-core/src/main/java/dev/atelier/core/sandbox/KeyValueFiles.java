package dev.atelier.core.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The "key = value" lines of several files, as npm's and pip's settings have them; the first that knows a key counts. */
record KeyValueFiles(List<String> lines) {
    static KeyValueFiles read(Path... files) {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            try {
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(lines::add);
            } catch (IOException notThere) {
                // most of them are not
            }
        }
        return new KeyValueFiles(lines);
    }

    /** Empty also for a value that refers to a variable, which only the tool itself could replace. */
    Optional<String> get(String key) {
        return lines.stream()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
                .map(parts -> parts[1].strip())
                .filter(value -> !value.isEmpty() && !value.contains("${"))
                .findFirst();
    }
}
