package dev.atelier.core.agent.rules.chores;

import java.util.Map;
import java.util.TreeMap;

/** Replacements in a text, told by offsets of the text as it was; several at one place are made in their order. */
public final class Edits {
    private final String text;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int end, String replacement) {}

    public Edits(String text) {
        this.text = text;
    }

    public void insert(int offset, String inserted) {
        replace(offset, offset, inserted);
    }

    /** Replaces what is between two offsets.
     *
     * @throws IllegalArgumentException if something else at that place was replaced already
     */
    public void replace(int start, int end, String replacement) {
        Edit before = edits.get(start);
        if (before != null && before.end > start && end > start) {
            throw new IllegalArgumentException("replaced twice at " + start);
        }
        String whole = before == null ? replacement : before.replacement + replacement;
        edits.put(start, new Edit(Math.max(end, before == null ? end : before.end), whole));
    }

    /** The text with all of it done. */
    public String apply() {
        StringBuilder result = new StringBuilder(text.length() + 64 * edits.size());
        int from = 0;
        for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
            result.append(text, from, edit.getKey()).append(edit.getValue().replacement);
            from = edit.getValue().end;
        }
        return result.append(text, from, text.length()).toString();
    }
}
