package dev.atelier.web.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which words of a line and of the one in its place differ.
 *
 * @param before pairs of positions in the old line, from and to
 * @param after the same in the new line
 */
record LineMarks(List<Integer> before, List<Integer> after) {
    private static final LineMarks NONE = new LineMarks(List.of(), List.of());
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
    /** The work grows with the product of the words; longer lines are only trimmed at both ends. */
    private static final int MOST_WORDS = 200;

    /** Nothing is marked where the two have next to nothing in common: they are two different lines. */
    static LineMarks of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        boolean[] oldKept = kept(old.size(), start, end);
        boolean[] nowKept = kept(now.size(), start, end);
        if (old.size() - start - end <= MOST_WORDS && now.size() - start - end <= MOST_WORDS) {
            keepCommon(old, now, start, end, oldKept, nowKept);
        }
        return commonLetters(old, oldKept) * 3
                        < Math.min(before.strip().length(), after.strip().length())
                ? NONE
                : new LineMarks(marks(old, oldKept), marks(now, nowKept));
    }

    private static boolean[] kept(int size, int start, int end) {
        boolean[] kept = new boolean[size];
        for (int i = 0; i < size; i++) {
            kept[i] = i < start || i >= size - end;
        }
        return kept;
    }

    /** The longest sequence of words that both have in that order. */
    private static void keepCommon(
            List<String> old, List<String> now, int start, int end, boolean[] oldKept, boolean[] nowKept) {
        int rows = old.size() - start - end;
        int columns = now.size() - start - end;
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                longest[i][j] = old.get(start + i).equals(now.get(start + j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (old.get(start + i).equals(now.get(start + j))) {
                oldKept[start + i++] = true;
                nowKept[start + j++] = true;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static int commonLetters(List<String> words, boolean[] kept) {
        int letters = 0;
        for (int i = 0; i < kept.length; i++) {
            letters += kept[i] ? words.get(i).strip().length() : 0;
        }
        return letters;
    }

    private static List<Integer> marks(List<String> words, boolean[] kept) {
        List<Integer> marks = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < kept.length; i++) {
            int end = at + words.get(i).length();
            if (!kept[i]) {
                if (!marks.isEmpty() && marks.getLast() == at) {
                    marks.set(marks.size() - 1, end);
                } else {
                    marks.add(at);
                    marks.add(end);
                }
            }
            at = end;
        }
        return marks;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group()).toList();
    }
}
