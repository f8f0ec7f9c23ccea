package dev.atelier.core.agent.rules.chores.python;

import dev.atelier.core.agent.rules.chores.Edits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes functions that reach outside (files, network, other programs) log what goes wrong before they pass it on. Callers
 * see the same exceptions as before, so nothing that works can break.
 */
final class ErrorHandling {
    private static final Pattern OUTSIDE =
            Pattern.compile("(?<![\\w.])(?:open|json\\.loads?|json\\.dump|requests\\.\\w+|httpx\\.\\w+"
                    + "|subprocess\\.\\w+|urllib\\.request\\.\\w+|urlopen|socket\\.\\w+|sqlite3\\.connect|shutil\\.\\w+"
                    + "|os\\.(?:remove|rename|replace|unlink|mkdir|makedirs|listdir|rmdir|scandir|stat))\\s*\\(");
    private static final Pattern TRY = Pattern.compile("\\btry\\b");
    private static final Pattern LOGGER = Pattern.compile("(?m)^(\\w+)\\s*=\\s*logging\\.getLogger\\(");
    private static final Pattern IMPORT = Pattern.compile("(?:import|from)\\s");
    private static final Pattern LOGGING = Pattern.compile("import\\s+logging\\s*(?:[;#\\r]|$)");

    private ErrorHandling() {}

    static void add(PythonFile file, Edits edits) {
        List<Definition> risky = new ArrayList<>();
        for (Definition definition : file.definitions()) {
            boolean inner = risky.stream().anyMatch(outer -> definition.line() < outer.bodyEnd());
            if (definition.function() && !inner && isUnhandled(definition)) {
                risky.add(definition);
            }
        }
        if (risky.isEmpty()) {
            return;
        }
        String logger = logger(file, edits);
        risky.forEach(function -> wrap(function, logger, edits));
    }

    private static boolean isUnhandled(Definition function) {
        PythonFile file = function.file();
        return function.hasBlock()
                && !function.isGenerator()
                && !statements(function).isEmpty()
                && function.ownLines().stream()
                        .anyMatch(line -> !file.inCode(OUTSIDE, line).isEmpty())
                && function.body().stream()
                        .allMatch(line -> file.inCode(TRY, line).isEmpty());
    }

    /** The body without its docstring. */
    private static List<LogicalLine> statements(Definition function) {
        List<LogicalLine> body = function.body();
        return function.hasDocstring() ? body.subList(1, body.size()) : body;
    }

    private static void wrap(Definition function, String logger, Edits edits) {
        PythonFile file = function.file();
        List<LogicalLine> statements = statements(function);
        LogicalLine first = statements.getFirst();
        LogicalLine last = statements.getLast();
        String indent = file.indentOf(first);
        String unit = indent.endsWith("\t") ? "\t" : "    ";
        edits.insert(first.start(), indent + "try:" + file.newline());
        for (int start = first.start(); start < last.end(); start = nextLine(file, start)) {
            if (!isBlank(file, start) && !insideString(file, start)) {
                edits.insert(start, unit);
            }
        }
        String handler = indent + "except Exception:" + file.newline()
                + indent + unit + logger + ".exception(\"" + function.name() + " failed\")" + file.newline()
                + indent + unit + "raise";
        boolean carriage = last.end() > 0 && file.text().charAt(last.end() - 1) == '\r';
        int end = carriage ? last.end() - 1 : last.end();
        edits.insert(end, file.newline() + handler);
    }

    /** The module's logger, which is made if there is none. */
    private static String logger(PythonFile file, Edits edits) {
        Matcher existing = LOGGER.matcher(file.text());
        if (existing.find() && file.isCode(existing.start())) {
            return existing.group(1);
        }
        String name = file.text().matches("(?s).*\\blogger\\b.*") ? "_module_logger" : "logger";
        Optional<LogicalLine> lastImport = lastImport(file);
        boolean imported = file.lines().stream()
                .anyMatch(line ->
                        line.column() == 0 && LOGGING.matcher(file.textOf(line)).lookingAt());
        String newline = file.newline();
        String made = (imported ? "" : "import logging" + newline) + newline + name + " = logging.getLogger(__name__)"
                + newline;
        edits.insert(
                lastImport
                        .map(line -> Math.min(line.end() + 1, file.text().length()))
                        .orElseGet(() -> afterDocstring(file)),
                made + (lastImport.isPresent() ? "" : newline));
        return name;
    }

    /** Of those at the top, before anything is defined. */
    private static Optional<LogicalLine> lastImport(PythonFile file) {
        LogicalLine last = null;
        for (LogicalLine line : file.lines()) {
            String text = file.textOf(line);
            if (line.column() == 0 && text.matches("(?s)(?:@|def\\b|class\\b|async\\b).*")) {
                break;
            }
            if (line.column() == 0 && IMPORT.matcher(text).lookingAt()) {
                last = line;
            }
        }
        return Optional.ofNullable(last);
    }

    private static int afterDocstring(PythonFile file) {
        LogicalLine first = file.lines().getFirst();
        boolean docstring = file.textOf(first).matches("(?s)[rRuU]?[\"'].*");
        return docstring ? Math.min(first.end() + 1, file.text().length()) : first.start();
    }

    private static int nextLine(PythonFile file, int from) {
        int feed = file.text().indexOf('\n', from);
        return feed < 0 ? file.text().length() : feed + 1;
    }

    private static boolean isBlank(PythonFile file, int start) {
        return file.text().substring(start, nextLine(file, start)).isBlank();
    }

    private static boolean insideString(PythonFile file, int lineStart) {
        return lineStart > 0 && file.isString(lineStart) && file.isString(lineStart - 1);
    }
}
