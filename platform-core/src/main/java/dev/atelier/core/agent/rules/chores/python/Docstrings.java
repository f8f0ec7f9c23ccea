package dev.atelier.core.agent.rules.chores.python;

import dev.atelier.core.agent.rules.chores.Edits;
import dev.atelier.core.agent.rules.chores.Sentence;

/** Gives public functions and classes that have no docstring one that says what their name says. */
final class Docstrings {
    private Docstrings() {}

    static void add(PythonFile file, Edits edits) {
        for (Definition definition : file.definitions()) {
            if (isPublic(definition) && definition.hasBlock() && !definition.hasDocstring()) {
                LogicalLine first = definition.body().getFirst();
                String sentence = definition.function()
                        ? Sentence.ofFunction(definition.name())
                        : Sentence.ofType(definition.name());
                String line = file.indentOf(first) + "\"\"\"" + sentence + "\"\"\"" + file.newline();
                // Right below the header, above comments on the first statement.
                edits.insert(definition.header().end() + 1, line);
            }
        }
    }

    private static boolean isPublic(Definition definition) {
        return !definition.name().startsWith("_") && !definition.decoratedWith("overload");
    }
}
