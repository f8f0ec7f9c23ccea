package dev.atelier.core.source.zip;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.Printable;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.zip.LocalHeader.Located;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which entry becomes which file. A folder around everything is left away, and so is what is no part of the project: a Git
 * directory, whose hooks and configuration nobody should inherit, and what macOS puts beside the files.
 */
final class Plan {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final int MOST_LEFT_OUT = 100;

    private final List<Located> entries = new ArrayList<>();
    private final List<List<String>> paths = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, Taken> taken = new HashMap<>();

    private Plan() {}

    /** An entry and where it goes. */
    record Step(SourcePath path, Located from) {}

    /** What is at a path already, by its name on a system that knows no case. */
    private record Taken(String path, boolean folder) {}

    /**
     * What is to be written and what is left out.
     *
     * @param leftOut made printable; the first hundred
     */
    record Result(List<Step> steps, List<String> leftOut) {}

    static Result of(List<Located> located) {
        Plan plan = new Plan();
        for (Located one : located) {
            plan.sort(one);
        }
        int above = plan.hasOneTopFolder() ? 1 : 0;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < plan.entries.size(); i++) {
            List<String> path = plan.paths
                    .get(i)
                    .subList(
                            Math.min(above, plan.paths.get(i).size()),
                            plan.paths.get(i).size());
            plan.step(plan.entries.get(i), path).ifPresent(steps::add);
        }
        return new Result(steps, plan.leftOut);
    }

    private void sort(Located located) {
        List<String> path = segments(located.entry());
        if (path.contains(".git") || (!path.isEmpty() && path.getFirst().equals("__MACOSX"))) {
            if (leftOut.size() < MOST_LEFT_OUT) {
                leftOut.add(Printable.of(located.entry().name()));
            }
            return;
        }
        entries.add(located);
        paths.add(path);
    }

    /** The parts of the path; "here" and doubled slashes mean nothing, everything else that is odd means no good. */
    private static List<String> segments(Entry entry) {
        String name = entry.name();
        if (name.indexOf('\0') >= 0) {
            throw ZipFaults.entry(name, "has a NUL character in its name");
        }
        if (name.indexOf('\\') >= 0) {
            throw ZipFaults.entry(name, "has a backslash in its name; pack it with a program that writes slashes");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw ZipFaults.entry(name, "has an absolute path");
        }
        List<String> segments = Arrays.stream(name.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (segments.contains("..")) {
            throw ZipFaults.entry(name, "leads out of its directory");
        }
        if (segments.isEmpty() && !entry.isFolder()) {
            throw ZipFaults.entry(name, "has no name");
        }
        return segments;
    }

    private boolean hasOneTopFolder() {
        Optional<String> top = Optional.empty();
        for (int i = 0; i < entries.size(); i++) {
            List<String> path = paths.get(i);
            if (path.isEmpty()) {
                continue;
            }
            boolean inFolder = path.size() > 1 || entries.get(i).entry().isFolder();
            if (!inFolder || top.filter(name -> !name.equals(path.getFirst())).isPresent()) {
                return false;
            }
            top = Optional.of(path.getFirst());
        }
        return top.isPresent();
    }

    private Optional<Step> step(Located located, List<String> path) {
        Entry entry = located.entry();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            text.append(i == 0 ? "" : "/").append(path.get(i));
            take(entry, text.toString(), i < path.size() - 1 || entry.isFolder());
        }
        if (path.isEmpty()) {
            return Optional.empty();
        }
        SourcePath usable = usable(entry, text.toString());
        return entry.isFolder() ? Optional.empty() : Optional.of(new Step(usable, located));
    }

    /** No two files in one place, and no file where a folder is, whatever the system on which this is unpacked again. */
    private void take(Entry entry, String path, boolean folder) {
        String normal = Normalizer.normalize(path, Normalizer.Form.NFC);
        String folded = normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        Taken other = taken.putIfAbsent(folded, new Taken(normal, folder));
        if (other == null || (other.folder() && folder && other.path().equals(normal))) {
            return;
        }
        if (!other.path().equals(normal)) {
            throw ZipFaults.entry(
                    entry.name(), "differs from \"" + Printable.of(other.path()) + "\" only in upper and lower case");
        }
        throw ZipFaults.entry(
                entry.name(), other.folder() || folder ? "is both a file and a directory" : "is there twice");
    }

    private static SourcePath usable(Entry entry, String path) {
        try {
            return SourcePath.of(path);
        } catch (FaultException e) {
            throw ZipFaults.entry(
                    entry.name(), "cannot be kept: " + trimmed(e.fault().message()));
        }
    }

    private static String trimmed(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
