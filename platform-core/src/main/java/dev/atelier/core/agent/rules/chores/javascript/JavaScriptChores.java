package dev.atelier.core.agent.rules.chores.javascript;

import dev.atelier.core.agent.rules.chores.Edits;
import dev.atelier.core.agent.rules.chores.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The changes of JavaScript and TypeScript sources. */
public final class JavaScriptChores {
    private static final Pattern DECLARATION = Pattern.compile(
            "(?<export>export[ \\t]+)?(?:default[ \\t]+)?(?:(?:async[ \\t]+)?function[ \\t]*\\*?[ \\t]*(?<function>[A-Za-z_$][\\w$]*)"
                    + "|(?:abstract[ \\t]+)?(?<type>class)[ \\t]+(?<class>[A-Za-z_$][\\w$]*)"
                    + "|(?:const|let|var)[ \\t]+(?<constant>[A-Za-z_$][\\w$]*)[ \\t]*=[ \\t]*(?:async[ \\t]*)?"
                    + "(?:function\\b|\\([^()\\n]*\\)[ \\t]*=>|[A-Za-z_$][\\w$]*[ \\t]*=>))");

    private JavaScriptChores() {}

    /** With a comment above each function and class of the module that has none; the text itself if it may be misread. */
    public static String docComments(String source) {
        if (source.replace("\r\n", "\n").indexOf('\r') >= 0) {
            return source;
        }
        String newline = source.contains("\r\n") ? "\r\n" : "\n";
        Edits edits = new Edits(source);
        for (Matcher declaration : declarations(source)) {
            if (!isCommented(source, declaration.start())) {
                edits.insert(declaration.start(), "/** " + sentence(declaration) + " */" + newline);
            }
        }
        return edits.apply();
    }

    /** Names of the functions that the module exports by name, in their order. */
    public static List<String> exportedFunctions(String source) {
        return declarations(source).stream()
                .filter(declaration -> declaration.group("export") != null && declaration.group("class") == null)
                .filter(declaration -> !declaration.group().contains("default"))
                .map(JavaScriptChores::name)
                .distinct()
                .toList();
    }

    private static List<Matcher> declarations(String source) {
        List<Matcher> found = new ArrayList<>();
        for (int start : JavaScriptScanner.topLevelLines(source).orElse(List.of())) {
            Matcher matcher = DECLARATION.matcher(source).region(start, source.length());
            if (matcher.lookingAt()) {
                found.add(matcher);
            }
        }
        return found;
    }

    private static String sentence(Matcher declaration) {
        return declaration.group("class") == null
                ? Sentence.ofFunction(name(declaration))
                : Sentence.ofType(name(declaration));
    }

    private static String name(Matcher declaration) {
        for (String group : List.of("function", "class", "constant")) {
            if (declaration.group(group) != null) {
                return declaration.group(group);
            }
        }
        throw new IllegalStateException("a declaration without a name");
    }

    private static boolean isCommented(String source, int start) {
        String above = source.substring(0, start).stripTrailing();
        String line = above.substring(above.lastIndexOf('\n') + 1).strip();
        return line.endsWith("*/") || line.startsWith("//") || line.startsWith("@");
    }
}
