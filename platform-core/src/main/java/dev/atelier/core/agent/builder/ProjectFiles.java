package dev.atelier.core.agent.builder;

import dev.atelier.core.source.FileEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The list of a project's files in a prompt: whole when it is short, with the fullest directories folded when not (R7). */
final class ProjectFiles {
    private static final int MOST_IMAGES = 60;

    private ProjectFiles() {}

    static String listed(List<FileEntry> files, int budget) {
        Map<String, List<FileEntry>> directories = files.stream()
                .collect(Collectors.groupingBy(ProjectFiles::directory, TreeMap::new, Collectors.toList()));
        List<String> fullestFirst = directories.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<FileEntry>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        Set<String> folded = new HashSet<>();
        String text = lines(directories, folded);
        for (int i = 0; i < fullestFirst.size() && Tokens.in(text) > budget; i++) {
            folded.add(fullestFirst.get(i));
            text = lines(directories, folded);
        }
        return Tokens.in(text) <= budget ? text : text.substring(0, budget * 2) + "\n… (use list_files)";
    }

    /** The user's images, which an app can show. */
    static List<String> images(List<FileEntry> files) {
        return files.stream()
                .map(file -> file.path().value())
                .filter(path -> path.startsWith("public/images/"))
                .limit(MOST_IMAGES)
                .toList();
    }

    private static String lines(Map<String, List<FileEntry>> directories, Set<String> folded) {
        List<String> lines = new ArrayList<>();
        directories.forEach((directory, files) -> {
            if (folded.contains(directory)) {
                lines.add(directory + " (" + files.size() + " files; use list_files)");
            } else {
                files.forEach(file -> lines.add(file.path() + " (" + file.size() + ")"));
            }
        });
        return String.join("\n", lines);
    }

    private static String directory(FileEntry file) {
        String path = file.path().value();
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "./" : path.substring(0, slash + 1);
    }
}
