package dev.atelier.core.agent.rules.phrase;

import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.look.ColourNames;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code lexicon.txt}: lines of {@code CONCEPT: word, two words, …}; a line that begins with white space continues
 * the one before, {@code -} in place of a concept lists innocent words, {@code #} begins a comment.
 */
final class LexiconFile {
    private static final String INNOCENT = "-";

    private final Map<String, EnumSet<Concept>> entries = new HashMap<>();
    private final Set<String> innocent = new HashSet<>();
    private String current = INNOCENT;

    private LexiconFile() {}

    static Lexicon load() {
        LexiconFile file = new LexiconFile();
        Resources.text("phrase/lexicon.txt").lines().forEach(file::line);
        ColourNames.all().keySet().forEach(name -> file.put(name, Concept.HUE));
        return new Lexicon(file.entries, file.innocent);
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String words = line;
        if (!Character.isWhitespace(line.charAt(0))) {
            int colon = line.indexOf(':');
            current = line.substring(0, colon);
            words = line.substring(colon + 1);
        }
        for (String word : List.of(words.split(",", -1))) {
            if (!word.isBlank()) {
                add(Fold.fold(word.strip().replace('-', ' ')));
            }
        }
    }

    private void add(String word) {
        if (current.equals(INNOCENT)) {
            innocent.add(word);
        } else {
            put(word, Concept.valueOf(current));
        }
    }

    private void put(String word, Concept concept) {
        entries.computeIfAbsent(word, key -> EnumSet.noneOf(Concept.class)).add(concept);
    }
}
