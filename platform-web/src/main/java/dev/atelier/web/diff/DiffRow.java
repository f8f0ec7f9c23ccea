package dev.atelier.web.diff;

import java.util.List;

/**
 * One line of a difference, as {@code diff-lines.ts} shows it.
 *
 * @param kind same, added, removed, place (which lines follow) or note
 * @param before its number before; 0 if it was not there
 * @param after its number after; 0 if it is not there
 * @param marks pairs of positions in the text, between which it differs from the line in whose place it is
 * @param cut how many characters of the line are left out
 */
public record DiffRow(String kind, int before, int after, String text, List<Integer> marks, int cut) {
    public DiffRow {
        marks = List.copyOf(marks);
    }

    DiffRow withMarks(List<Integer> found) {
        return new DiffRow(kind, before, after, text, found, cut);
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }
}
