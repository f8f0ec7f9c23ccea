package dev.atelier.core.agent.rules.phrase;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which words stand for what: exactly, without their ending, or but for a slip of the finger. */
final class Lexicon {
    private static final Lexicon ONLY = LexiconFile.load();
    private static final String[] ENDINGS = {"es", "er", "en", "em", "e", "s", "n"};
    private static final int SHORTEST_STEM = 3;
    private static final int SHORTEST_GUESSED = 5;
    private static final Pattern IMAGE_FILE = Pattern.compile("\\.(png|jpe?g|gif|webp|svg)$");

    /** Sorted, so that of two entries that are equally near the same one is always first. */
    private final TreeMap<String, EnumSet<Concept>> entries;

    private final Set<String> innocent;
    private final int longest;

    /**
     * @param entries from folded words, with a space between several, to what they stand for
     * @param innocent words that mean nothing here and must not be taken for a mistyped entry
     */
    Lexicon(Map<String, EnumSet<Concept>> entries, Set<String> innocent) {
        this.entries = new TreeMap<>(entries);
        this.innocent = Set.copyOf(innocent);
        this.longest = entries.keySet().stream()
                .mapToInt(key -> key.split(" ", -1).length)
                .max()
                .orElse(1);
    }

    static Lexicon get() {
        return ONLY;
    }

    List<Token> tokens(String text, List<Word> words) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int length = words.get(at).quoted() ? 1 : longestEntryAt(words, at).orElse(1);
            tokens.add(token(text, words.subList(at, at + length)));
            at += length;
        }
        return tokens;
    }

    /** How many words the longest entry of several words takes that begins here. */
    private Optional<Integer> longestEntryAt(List<Word> words, int at) {
        for (int length = Math.min(longest, words.size() - at); length > 1; length--) {
            List<Word> span = words.subList(at, at + length);
            if (unbroken(span) && !lookUp(join(span)).concepts().isEmpty()) {
                return Optional.of(length);
            }
        }
        return Optional.empty();
    }

    private static boolean unbroken(List<Word> span) {
        for (int i = 0; i < span.size(); i++) {
            boolean last = i == span.size() - 1;
            if (span.get(i).quoted() || (!last && span.get(i).stop() != Stop.NONE)) {
                return false;
            }
        }
        return true;
    }

    private Token token(String text, List<Word> span) {
        Word first = span.getFirst();
        Word last = span.getLast();
        String written = span.size() == 1 ? first.text() : text.substring(first.start(), last.end());
        Entry entry = first.quoted() ? new Entry(first.plain(), Set.of()) : lookUp(join(span));
        return new Token(
                written, entry.key(), entry.concepts(), first.start(), last.end(), first.quoted(), last.stop());
    }

    private static String join(List<Word> span) {
        return String.join(" ", span.stream().map(Word::plain).toList());
    }

    private Entry lookUp(String plain) {
        EnumSet<Concept> exact = entries.get(plain);
        if (exact != null) {
            return new Entry(plain, exact);
        }
        if (plain.indexOf(' ') >= 0) {
            return severalMistyped(plain);
        }
        if (IMAGE_FILE.matcher(plain).find()) {
            return new Entry(plain, Set.of(Concept.IMAGE_FILE));
        }
        if (plain.startsWith("#")) {
            return new Entry(plain, Set.of(Concept.HUE));
        }
        if (innocent.contains(plain)) {
            return new Entry(plain, Set.of());
        }
        return withoutEnding(plain).orElseGet(() -> mistyped(plain));
    }

    private Optional<Entry> withoutEnding(String plain) {
        for (String ending : ENDINGS) {
            if (plain.endsWith(ending) && plain.length() - ending.length() >= SHORTEST_STEM) {
                String stem = plain.substring(0, plain.length() - ending.length());
                if (entries.containsKey(stem)) {
                    return Optional.of(new Entry(stem, entries.get(stem)));
                }
            }
        }
        return Optional.empty();
    }

    /** Of several words only nouns are worth guessing at, and a noun's last word says what it is. */
    private Entry severalMistyped(String plain) {
        String last = plain.substring(plain.lastIndexOf(' '));
        Entry guess = mistyped(plain);
        boolean same = guess.key().endsWith(last)
                && plain.chars().filter(c -> c == ' ').count() == 1;
        return same && plain.length() - last.length() >= SHORTEST_GUESSED ? guess : new Entry(plain, Set.of());
    }

    /** All that the nearest entries stand for, so that a slip that fits two is decided by the rest of the sentence. */
    private Entry mistyped(String plain) {
        EnumSet<Concept> found = EnumSet.noneOf(Concept.class);
        int nearest = Integer.MAX_VALUE;
        String key = plain;
        for (Map.Entry<String, EnumSet<Concept>> entry : entries.entrySet()) {
            if (!Typos.alike(plain, entry.getKey())) {
                continue;
            }
            int distance = Typos.distance(plain, entry.getKey());
            if (distance < nearest) {
                nearest = distance;
                found.clear();
                key = entry.getKey();
            }
            if (distance == nearest) {
                found.addAll(entry.getValue());
            }
        }
        return new Entry(key, found);
    }

    /**
     * What a word was found as.
     *
     * @param key the entry, or the word itself when there is none
     */
    private record Entry(String key, Set<Concept> concepts) {}
}
