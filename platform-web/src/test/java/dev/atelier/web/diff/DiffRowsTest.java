package dev.atelier.web.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.TextMerge;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiffRowsTest {
    private static final int LONGEST = 100;

    @Test
    @DisplayName("B8 lines have the numbers that they had before and have now")
    void numbers() {
        List<DiffRow> rows = DiffRows.of("@@ -3,3 +3,4 @@\n three\n-four\n+4\n+4b\n five\n", LONGEST);

        assertThat(rows)
                .extracting(row -> row.kind() + " " + row.before() + " " + row.after() + " " + row.text())
                .containsExactly(
                        "place 0 0 @@ -3,3 +3,4 @@",
                        "same 3 3 three",
                        "removed 4 0 four",
                        "added 0 4 4",
                        "added 0 5 4b",
                        "same 5 6 five");
    }

    @Test
    @DisplayName("Within a line that took another's place, the words that differ are marked")
    void marks() {
        List<DiffRow> rows = DiffRows.of("@@ -1 +1 @@\n-color: red;\n+color: green;\n", LONGEST);

        assertThat(rows.get(1).marks()).containsExactly(7, 10);
        assertThat(rows.get(2).marks()).containsExactly(7, 12);
    }

    @Test
    void lines_that_have_nothing_in_common_are_not_marked() {
        List<DiffRow> rows = DiffRows.of("@@ -1 +1 @@\n-import React from 'react'\n+const x = 42\n", LONGEST);

        assertThat(rows).allSatisfy(row -> assertThat(row.marks()).isEmpty());
    }

    @Test
    void the_surplus_of_added_lines_has_no_counterpart() {
        List<DiffRow> rows = DiffRows.of("@@ -1 +1,2 @@\n-a = 1\n+a = 2\n+b = 3\n", LONGEST);

        assertThat(rows.get(3).marks()).isEmpty();
    }

    @Test
    @DisplayName("A line that looks like a header is a line")
    void lines_like_headers() {
        List<DiffRow> rows = DiffRows.of("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- old\n+++ new\n", LONGEST);

        assertThat(rows).extracting(DiffRow::kind).containsExactly("place", "removed", "added");
        assertThat(rows.get(1).text()).isEqualTo("-- old");
    }

    @Test
    void a_missing_last_line_end_is_a_note() {
        List<DiffRow> rows = DiffRows.of("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n", LONGEST);

        assertThat(rows.get(2).kind()).isEqualTo("note");
        assertThat(rows.get(2).text()).isEqualTo("No newline at end of file");
    }

    @Test
    @DisplayName("X18 what hides or turns text around is named, not obeyed; markup stays text")
    void treacherous_characters() {
        List<DiffRow> rows =
                DiffRows.of("@@ -0,0 +1 @@\n+a\u202Eb\u0000c\u200Bd\ufeff <script>alert(1)</script>\tend\r\n", LONGEST);

        assertThat(rows.get(1).text()).isEqualTo("a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d⟨U+FEFF⟩ <script>alert(1)</script>\tend");
    }

    @Test
    void emoji_with_joiners_stay_whole() {
        assertThat(DiffRows.visible("👩‍🎨")).isEqualTo("👩‍🎨");
    }

    @Test
    @DisplayName("Long lines are cut between characters, and say how much is left")
    void long_lines() {
        List<DiffRow> rows = DiffRows.of("@@ -0,0 +1 @@\n+" + "x".repeat(LONGEST - 1) + "🏺rest\n", LONGEST);

        assertThat(rows.get(1).text()).isEqualTo("x".repeat(LONGEST - 1));
        assertThat(rows.get(1).cut()).isEqualTo(6);
    }

    @Test
    void very_different_long_lines_take_no_longer_than_they_are_long() {
        String before = "a ".repeat(20_000);
        String after = "b ".repeat(20_000);

        assertThat(LineMarks.of(before, after).before()).isEmpty();
        assertThat(LineMarks.of("same start " + before, "same start " + after).after())
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void what_the_engine_writes_is_read() {
        List<DiffRow> rows = DiffRows.of(TextMerge.diff("a\nb\nc\n", "a\nB\nc\n"), LONGEST);

        assertThat(rows).extracting(DiffRow::kind).containsExactly("place", "same", "removed", "added", "same");
        assertThat(DiffRows.of("", LONGEST)).isEmpty();
    }
}
