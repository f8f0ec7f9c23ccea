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
        return "The check found:\n" + lines + (more > 0 ? "\n- … and " + more + " more" : "");
    }
}
