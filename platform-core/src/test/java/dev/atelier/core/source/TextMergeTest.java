package dev.atelier.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextMergeTest {
    private static final String BASE = "one\ntwo\nthree\nfour\nfive\n";

    @Test
    @DisplayName("S8 changes of different lines are brought together")
    void different_lines() {
        assertThat(TextMerge.merge(BASE, "ONE\ntwo\nthree\nfour\nfive\n", "one\ntwo\nthree\nfour\nFIVE\nsix\n"))
                .contains("ONE\ntwo\nthree\nfour\nFIVE\nsix\n");
    }

    @Test
    @DisplayName("S8 changes of the same line are not decided by a machine")
    void same_line() {
        assertThat(TextMerge.merge(BASE, "one\nmine\nthree\nfour\nfive\n", "one\ntheirs\nthree\nfour\nfive\n"))
                .isEmpty();
    }

    @Test
    void the_same_change_on_both_sides_is_made_once() {
        assertThat(TextMerge.merge(BASE, BASE + "six\n", BASE + "six\n")).contains(BASE + "six\n");
    }

    @Test
    void line_ends_and_a_missing_last_one_stay_as_they_are() {
        assertThat(TextMerge.merge("a\r\nb\r\nc\r\nd", "A\r\nb\r\nc\r\nd", "a\r\nb\r\nc\r\nD"))
                .contains("A\r\nb\r\nc\r\nD");
    }

    @Test
    void what_would_take_too_long_is_left_to_people() {
        String long1 = "x\n".repeat(30_000);

        assertThat(TextMerge.merge(long1, long1 + "y\n", "z\n" + long1)).isEmpty();
        assertThat(TextMerge.diff(long1, "z\n" + long1)).isEmpty();
    }

    @Test
    void a_difference_is_told_in_lines() {
        assertThat(TextMerge.diff("a\nb\n", "a\nc\n")).contains("-b\n").contains("+c\n");
        assertThat(TextMerge.diff(BASE, BASE)).isEmpty();
    }
}
