package dev.atelier.core.agent;

import java.util.List;

/** What a check of the app found; {@code problems} is empty if and only if all is well. */
public record PreviewReport(boolean ok, List<String> problems) {

    public PreviewReport {
        problems = List.copyOf(problems);
    }

    public static PreviewReport inOrder() {
        return new PreviewReport(true, List.of());
    }

    public static PreviewReport broken(List<String> problems) {
        return new PreviewReport(false, problems);
    }
}
