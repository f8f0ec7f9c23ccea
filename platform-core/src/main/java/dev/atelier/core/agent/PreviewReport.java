package dev.atelier.core.agent;

import dev.atelier.core.model.Image;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a check of the app found; {@code problems} is empty if and only if all is well.
 *
 * @param notes what is worth knowing and fails nothing, such as errors that were there before
 * @param screenshot how the app looks, if there is a browser that could look; asking may wait for it
 */
public record PreviewReport(
        boolean ok, List<String> problems, List<String> notes, Supplier<Optional<Image>> screenshot) {

    public PreviewReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    private PreviewReport(boolean ok, List<String> problems) {
        this(ok, problems, List.of(), Optional::empty);
    }

    public static PreviewReport inOrder() {
        return new PreviewReport(true, List.of());
    }

    public static PreviewReport broken(List<String> problems) {
        return new PreviewReport(false, problems);
    }
}
