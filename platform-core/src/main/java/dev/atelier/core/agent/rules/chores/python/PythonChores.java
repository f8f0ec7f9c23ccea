package dev.atelier.core.agent.rules.chores.python;

import dev.atelier.core.agent.rules.chores.Edits;
import java.util.List;
import java.util.function.BiConsumer;

/** The changes of Python sources. Each returns the text itself if there is nothing to do, or it cannot be read. */
public final class PythonChores {
    private PythonChores() {}

    public static String typeHints(String source) {
        return changed(source, TypeHints::add);
    }

    public static String docstrings(String source) {
        return changed(source, Docstrings::add);
    }

    public static String errorHandling(String source) {
        return changed(source, ErrorHandling::add);
    }

    /** Names of the module's public functions, in their order; empty if it cannot be read. */
    public static List<String> publicFunctions(String source) {
        try {
            return PythonFile.parse(source).definitions().stream()
                    .filter(definition -> definition.function()
                            && definition.header().column() == 0
                            && !definition.name().startsWith("_"))
                    .map(Definition::name)
                    .distinct()
                    .toList();
        } catch (UnreadableSourceException e) {
            return List.of();
        }
    }

    private static String changed(String source, BiConsumer<PythonFile, Edits> change) {
        // Lines that end by a carriage return alone, as thirty years ago, would be taken for one line.
        if (source.replace("\r\n", "\n").indexOf('\r') >= 0) {
            return source;
        }
        try {
            Edits edits = new Edits(source);
            change.accept(PythonFile.parse(source), edits);
            return edits.apply();
        } catch (UnreadableSourceException e) {
            return source;
        }
    }
}
