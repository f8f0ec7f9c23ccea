package dev.atelier.core.source;

import java.util.List;

/**
 * What differs between two states of a project, to be shown.
 *
 * @param files sorted by path
 */
public record Patch(List<FilePatch> files) {
    public Patch {
        files = List.copyOf(files);
    }

    /**
     * All of it as one text that {@code git apply} accepts. Files whose lines are not in it (binary, or too large to
     * show) are named in a comment line that Git skips; {@link SourceTree#writePatch} has everything.
     */
    public String unified() {
        StringBuilder text = new StringBuilder();
        files.forEach(file -> file.appendTo(text));
        return text.toString();
    }
}
