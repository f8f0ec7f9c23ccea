package dev.atelier.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("X18 what programs print is shown as plain text")
class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "plain text 🏺, plain text 🏺",
        "\\e[31mred\\e[0m, red",
        "\\e[2J\\e[H\\e[?25lclean, clean",
        "\\e]0;a title\\abody, body",
        "\\e]8;;http://evil.example\\e\\link\\e]8;;\\e\\, link",
        "\\ePq#0;2;0;0;0\\e\\rest, rest",
        "\\e(Bascii, ascii",
        "\\e7saved\\e8, saved",
        "a\\bb\\0c, abc",
        "\\u009b31mshort form, short form",
        "user\\u202egnp.exe, usergnp.exe",
        "\\u2066a\\u2069\\u200fb\\ufeff, ab",
        "tab\\tkept, tab\\tkept"
    })
    void sequences_and_marks(String printed, String shown) {
        assertThat(PlainText.of(raw(printed))).isEqualTo(raw(shown));
    }

    @Test
    void lines_that_are_drawn_over_are_lines() {
        assertThat(PlainText.of("10 %\r50 %\r100 %\r\ndone\r\n")).isEqualTo("10 %\n50 %\n100 %\ndone\n");
    }

    @Test
    void pieces_may_be_cut_anywhere() {
        byte[] bytes = "a🏺\u001b[31mb\u001b]0;title\u0007ä\r\nc".getBytes(StandardCharsets.UTF_8);
        PlainText plain = new PlainText();
        StringBuilder shown = new StringBuilder();

        for (byte one : bytes) {
            shown.append(plain.add(new byte[] {one}));
        }

        assertThat(shown).hasToString("a🏺bä\nc");
    }

    @Test
    void bytes_that_are_no_text_are_replaced() {
        byte[] bytes = new byte[10_000];
        Arrays.fill(bytes, (byte) 0xff);

        assertThat(new PlainText().add(bytes)).isEqualTo("\ufffd".repeat(10_000));
    }

    @Test
    void a_sequence_without_an_end_does_not_swallow_the_rest() {
        String shown = PlainText.of("\u001b]0;" + "x".repeat(10_000) + "the end");

        assertThat(shown).endsWith("the end").hasSizeLessThan(10_000);
    }

    private static String raw(String written) {
        Matcher codes = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(written);
        return codes.replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)))
                .replace("\\e", "\u001b")
                .replace("\\a", "\u0007")
                .replace("\\b", "\b")
                .replace("\\0", "\0")
                .replace("\\t", "\t");
    }
}
