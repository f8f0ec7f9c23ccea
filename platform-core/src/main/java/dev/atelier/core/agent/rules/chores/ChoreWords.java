package dev.atelier.core.agent.rules.chores;

import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.phrase.Fold;
import dev.atelier.core.agent.rules.phrase.Typos;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is wanted in a person's words: in any order, with slips of the finger, in English or German (X-R4). */
final class ChoreWords {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}.#+]+");
    private static final int MOST_WORDS = 400;
    private static final Map<Chore, List<List<String>>> PHRASES = load();

    private ChoreWords() {}

    static Set<Chore> wanted(String ask) {
        List<String> words = words(ask);
        EnumSet<Chore> wanted = EnumSet.noneOf(Chore.class);
        PHRASES.forEach((chore, phrases) -> {
            if (phrases.stream().anyMatch(phrase -> contains(words, phrase))) {
                wanted.add(chore);
            }
        });
        return wanted;
    }

    /** Whether one of these words is said. */
    static boolean says(String ask, String... any) {
        List<String> words = words(ask);
        return List.of(any).stream().anyMatch(word -> contains(words, words(word)));
    }

    private static boolean contains(List<String> words, List<String> phrase) {
        for (int at = 0; at + phrase.size() <= words.size(); at++) {
            if (matches(words.subList(at, at + phrase.size()), phrase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(List<String> said, List<String> phrase) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!said.get(i).equals(phrase.get(i)) && !Typos.alike(said.get(i), phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> words(String text) {
        return Pattern.compile(" ")
                .splitAsStream(NO_WORD.matcher(Fold.fold(text)).replaceAll(" ").strip())
                .map(word -> word.replaceAll("[.]+$", ""))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** Lines of {@code CHORE: words, more words}; {@code #} begins a comment. */
    private static Map<Chore, List<List<String>>> load() {
        Map<Chore, List<List<String>>> phrases = new EnumMap<>(Chore.class);
        Resources.text("chores/words.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    List<List<String>> found = new ArrayList<>();
                    for (String phrase : List.of(line.substring(colon + 1).split(",", -1))) {
                        found.add(words(phrase));
                    }
                    phrases.put(Chore.valueOf(line.substring(0, colon)), List.copyOf(found));
                });
        return phrases;
    }
}
