package dev.atelier.core.agent.rules.chores.python;

import dev.atelier.core.agent.rules.chores.Edits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Adds the type hints that can be read off the code: of parameters from their default values, of results from literal
 * {@code return} statements. What would be a guess is left out; what is there is left alone.
 */
final class TypeHints {
    private static final Pattern RETURN = Pattern.compile("\\breturn\\b");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Set<String> NO_WORK = Set.of("pass", "...");

    private TypeHints() {}

    static void add(PythonFile file, Edits edits) {
        for (Definition definition : file.definitions()) {
            if (definition.function()) {
                parameters(definition, edits);
                result(definition).ifPresent(type -> edits.insert(definition.close() + 1, " -> " + type));
            }
        }
    }

    private static void parameters(Definition function, Edits edits) {
        int from = function.open();
        while (from < function.close()) {
            int comma = function.file().outsideBrackets(",", from, function.close());
            int to = comma < 0 ? function.close() : comma;
            parameter(function.file(), from, to, edits);
            from = to + 1;
        }
    }

    private static void parameter(PythonFile file, int from, int to, Edits edits) {
        int equals = file.outsideBrackets(":=", from, to);
        if (equals < 0 || file.text().charAt(equals) == ':') {
            return;
        }
        int start = skipSpace(file, from, equals);
        int nameEnd = trimEnd(file, start, equals);
        int valueStart = skipSpace(file, equals + 1, to);
        int valueEnd = trimEnd(file, valueStart, to);
        boolean commented = file.text().substring(nameEnd, valueStart).indexOf('#') >= 0;
        if (!commented && NAME.matcher(file.text().substring(start, nameEnd)).matches()) {
            Literals.typeOf(file, valueStart, valueEnd)
                    .ifPresent(type -> edits.replace(nameEnd, valueStart, ": " + type + " = "));
        }
    }

    /** Empty where there is an annotation already, or no certainty. */
    private static Optional<String> result(Definition function) {
        PythonFile file = function.file();
        String between = file.text().substring(function.close() + 1, function.colon());
        if (!between.isBlank() || !function.hasBlock() || function.isGenerator() || isAbstract(function)) {
            return Optional.empty();
        }
        Set<String> types = new TreeSet<>();
        for (LogicalLine line : function.ownLines()) {
            for (int at : file.inCode(RETURN, line)) {
                types.add(returned(file, line, at + "return".length()));
            }
        }
        if (types.isEmpty() || types.equals(Set.of("None"))) {
            return Optional.of("None");
        }
        boolean sure = types.size() == 1 && !types.contains("") && endsWithReturn(function);
        return sure ? Optional.of(types.iterator().next()) : Optional.empty();
    }

    /** The type of what is returned, {@code None} for nothing, empty if not plain. */
    private static String returned(PythonFile file, LogicalLine line, int from) {
        int start = skipSpace(file, from, line.end());
        int stop = file.outsideBrackets(";", start, line.end());
        int end = stop < 0 ? line.end() : stop;
        while (end > start && file.isComment(end - 1)) {
            end--;
        }
        end = trimEnd(file, start, end);
        String value = file.text().substring(start, end);
        return value.isEmpty() || value.equals("None")
                ? "None"
                : Literals.typeOf(file, start, end).orElse("");
    }

    /** Otherwise its end can be reached, where it returns None. */
    private static boolean endsWithReturn(Definition function) {
        LogicalLine last = function.body().getLast();
        return last.column() == function.body().getFirst().column()
                && RETURN.matcher(function.file().textOf(last)).lookingAt();
    }

    /** Bodies that only stand for others say nothing about results. */
    private static boolean isAbstract(Definition function) {
        List<LogicalLine> body = function.body();
        String last = function.file().textOf(body.getLast()).strip();
        return last.startsWith("raise")
                || (NO_WORK.contains(last) && body.size() <= 2)
                || (function.hasDocstring() && body.size() == 1)
                || function.decoratedWith("abstract")
                || function.decoratedWith("overload");
    }

    private static int skipSpace(PythonFile file, int from, int to) {
        int at = from;
        while (at < to && (Character.isWhitespace(file.text().charAt(at)) || file.isComment(at))) {
            at++;
        }
        return at;
    }

    private static int trimEnd(PythonFile file, int from, int to) {
        int end = to;
        while (end > from && (Character.isWhitespace(file.text().charAt(end - 1)) || file.isComment(end - 1))) {
            end--;
        }
        return end;
    }
}
