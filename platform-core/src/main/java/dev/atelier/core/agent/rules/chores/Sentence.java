package dev.atelier.core.agent.rules.chores;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Says in words what a name says: {@code get_user_name} and {@code getUserName} become "Get user name." */
public final class Sentence {
    private static final Map<String, String> QUESTIONS =
            Map.of("is", "Tell whether it is", "has", "Tell whether it has", "can", "Tell whether it can");

    private Sentence() {}

    public static String ofFunction(String name) {
        List<String> words = words(name);
        String first = words.getFirst();
        String start = words.size() > 1 && QUESTIONS.containsKey(first)
                ? QUESTIONS.get(first)
                : Character.toUpperCase(first.charAt(0)) + first.substring(1);
        return String.join(
                        " ",
                        Stream.concat(Stream.of(start), words.stream().skip(1)).toList()) + ".";
    }

    public static String ofType(String name) {
        String words = String.join(" ", words(name));
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "An " : "A ") + words + ".";
    }

    /** Lower case, at least one. */
    private static List<String> words(String name) {
        List<String> words = Stream.of(name.split("[_$]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return words.isEmpty() ? List.of(name) : words;
    }
}
