package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the browser tells of errors and console lines, in words that a model or a person can use. */
final class ConsoleText {
    private static final int LONGEST = 1_200;
    private static final int MOST_FRAMES = 4;
    private static final Pattern PLACEHOLDER = Pattern.compile("%([sdifoOc%])");
    private static final Pattern STYLED = Pattern.compile("\u001B\\[[0-9;]*m");

    private final String origin;

    /** @param origin of the page; left out of addresses, since every file of the project has it */
    ConsoleText(String origin) {
        this.origin = origin;
    }

    /** From {@code Runtime.exceptionThrown}. */
    String ofException(JsonNode details) {
        JsonNode exception = details.path("exception");
        String described = exception.path("description").asText("");
        if (described.isBlank()) {
            String value = exception.has("value") ? exception.path("value").asText() : "";
            String place = details.path("url").asText("") + ":"
                    + (details.path("lineNumber").asInt() + 1);
            described = (details.path("text").asText("Uncaught") + " " + value).strip() + "\n    at " + place;
        }
        return clean(described);
    }

    /** From {@code Runtime.consoleAPICalled}. */
    String ofConsole(JsonNode call) {
        List<String> words = new ArrayList<>();
        for (JsonNode argument : call.path("args")) {
            words.add(word(argument));
        }
        return clean(words.isEmpty() ? "" : formatted(words));
    }

    /** Without ANSI colours, the page's own origin, versions of modules, and all but the first lines of a stack. */
    String clean(String text) {
        String plain = STYLED.matcher(text)
                .replaceAll("")
                .replace(origin + "/", "")
                .replaceAll("\\?(?:t|v|import|html-proxy)[=&\\w.]*(?=[:)\\s]|$)", "");
        StringBuilder kept = new StringBuilder();
        int frames = 0;
        for (String line : plain.lines().toList()) {
            boolean frame = line.startsWith("    at ");
            // How a framework came to call the project's code is of no use to anybody.
            if (frame && (line.contains("node_modules/") || ++frames > MOST_FRAMES)) {
                continue;
            }
            kept.append(line).append('\n');
        }
        return shortened(kept.toString().strip());
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String word(JsonNode argument) {
        if (argument.has("description") && !argument.has("value")) {
            return argument.path("description").asText();
        }
        return argument.has("value")
                ? argument.path("value").asText()
                : argument.path("unserializableValue")
                        .asText(argument.path("type").asText());
    }

    /** As consoles do it: the placeholders of the first argument are filled with the next ones, the rest follows. */
    private static String formatted(List<String> words) {
        StringBuilder text = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(words.getFirst());
        int next = 1;
        while (placeholder.find()) {
            String filled = placeholder.group();
            if (placeholder.group(1).equals("%")) {
                filled = "%";
            } else if (next < words.size()) {
                String word = words.get(next++);
                filled = placeholder.group(1).equals("c") ? "" : word;
            }
            placeholder.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        placeholder.appendTail(text);
        for (; next < words.size(); next++) {
            text.append(' ').append(words.get(next));
        }
        return text.toString();
    }
}
