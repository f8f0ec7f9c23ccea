package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.agent.TurnFiles;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.FileEntry;
import dev.atelier.core.source.SourcePath;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is there, as far as the rules look at it. */
final class Repository {
    private static final long LARGEST = 300_000;

    private static final Pattern TEST =
            Pattern.compile("(?:^|/)tests?/|(?:^|/)(?:test_|conftest\\.)|_test\\.py$|\\.(?:test|spec)\\.[a-z]+$");

    private final TurnFiles files;
    private final String name;
    private final List<SourcePath> paths;

    Repository(TurnFiles files, String name) {
        this.files = files;
        this.name = name;
        this.paths = files.list().stream()
                .filter(file -> file.size() <= LARGEST)
                .map(FileEntry::path)
                .toList();
    }

    /** As a person calls it. */
    String name() {
        return name.isBlank() ? "This project" : name;
    }

    List<SourcePath> paths() {
        return paths;
    }

    List<SourcePath> withExtension(List<String> extensions) {
        return paths.stream()
                .filter(path -> extensions.stream().anyMatch(path.value()::endsWith))
                .toList();
    }

    /** A file at the top, whatever its case and ending: {@code readme} finds {@code README.md}. The stem is a pattern. */
    Optional<SourcePath> atTop(String stem) {
        return paths.stream()
                .filter(path -> path.value().toLowerCase(Locale.ROOT).matches(stem + "(?:\\.(?:md|rst|txt|adoc))?"))
                .findFirst();
    }

    /** Whether it is a test, told by where it lies and what it is called. */
    static boolean isTest(SourcePath path) {
        return TEST.matcher(path.value()).find();
    }

    boolean has(String path) {
        return files.exists(SourcePath.of(path));
    }

    /** The file's text; empty if there is none, or it is none. */
    Optional<String> text(SourcePath path) {
        try {
            return files.exists(path) ? Optional.of(files.readText(path)) : Optional.empty();
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    Optional<String> text(String path) {
        return text(SourcePath.of(path));
    }

    /** By their marks at the top; where there are none, by the sources. */
    Set<Technology> technologies() {
        EnumSet<Technology> found = EnumSet.noneOf(Technology.class);
        for (Technology technology : Technology.values()) {
            if (technology.markers.stream().anyMatch(this::has)) {
                found.add(technology);
            }
        }
        if (found.isEmpty()) {
            for (Technology technology : List.of(Technology.PYTHON, Technology.NODE, Technology.GO)) {
                if (!withExtension(technology.extensions).isEmpty()) {
                    found.add(technology);
                }
            }
        }
        return found;
    }
}
