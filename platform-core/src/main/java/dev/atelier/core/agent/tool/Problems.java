package dev.atelier.core.agent.tool;

import dev.atelier.core.agent.PreviewReport;
import java.util.stream.Collectors;

/** A report's problems as a model is told them. */
public final class Problems {
    private static final int MOST = 8;
    private static final int LONGEST = 1500;

    private Problems() {}

    public static String told(PreviewReport report) {
        String lines = report.problems().stream()
                .limit(MOST)
                .map(problem -> "- " + Excerpt.ends(problem, LONGEST))
                .collect(Collectors.joining("\n"));
        int more = report.problems().size() - MOST;
        return "The check found:\n" + lines + (more > 0 ? "\n- … and " + more + " more" : "") + notes(report);
    }

    /** What is no problem, but may help to understand one; empty if there is nothing. */
    static String notes(PreviewReport report) {
        return report.notes().stream()
                .limit(MOST)
                .map(note -> "\n- " + Excerpt.ends(note, LONGEST))
                .reduce("", String::concat)
                .replaceFirst("^(?=.)", "\nAlso seen, and no reason to change anything by itself:");
    }
}
