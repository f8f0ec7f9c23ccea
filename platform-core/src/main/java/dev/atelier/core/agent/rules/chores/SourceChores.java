package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.agent.rules.chores.javascript.JavaScriptChores;
import dev.atelier.core.agent.rules.chores.python.PythonChores;
import dev.atelier.core.agent.rules.edit.Messages;
import dev.atelier.core.source.SourcePath;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Chores that change sources: those that the words name, or else all of the language's. */
final class SourceChores {
    private static final List<String> PYTHON = List.of(".py");
    private static final List<String> JAVASCRIPT = List.of(".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx");

    private final Repository repository;
    private final Messages messages;
    private final Optional<SourcePath> target;

    /** @param target the one file to work on, if one is named */
    SourceChores(Repository repository, Messages messages, Optional<SourcePath> target) {
        this.repository = repository;
        this.messages = messages;
        this.target = target;
    }

    Draft typeHints() {
        return said(changed(PYTHON, PythonChores::typeHints), "chore.type_hints");
    }

    Draft errorHandling() {
        return said(changed(PYTHON, PythonChores::errorHandling), "chore.error_handling");
    }

    Draft docstrings() {
        SortedMap<SourcePath, String> files = changed(PYTHON, PythonChores::docstrings);
        files.putAll(changed(JAVASCRIPT, JavaScriptChores::docComments));
        return said(files, "chore.docstrings");
    }

    private Draft said(SortedMap<SourcePath, String> files, String done) {
        if (!files.isEmpty()) {
            return new Draft(files, messages.say(done, messages.say("chore.files", String.valueOf(files.size()))));
        }
        return Draft.nothing(messages.say("chore.sources.in_order", messages.say(done + ".what")));
    }

    private SortedMap<SourcePath, String> changed(List<String> extensions, UnaryOperator<String> change) {
        TreeMap<SourcePath, String> changed = new TreeMap<>();
        for (SourcePath path : repository.withExtension(extensions)) {
            boolean meant = target.map(path::equals).orElse(!Repository.isTest(path));
            Optional<String> before = meant ? repository.text(path) : Optional.empty();
            before.map(change)
                    .filter(after -> !after.equals(before.get()))
                    .ifPresent(after -> changed.put(path, after));
        }
        return changed;
    }
}
