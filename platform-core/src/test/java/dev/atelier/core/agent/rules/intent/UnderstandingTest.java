package dev.atelier.core.agent.rules.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.rules.intent.Intent.Unknown;
import dev.atelier.core.agent.rules.phrase.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many ways of saying things; see {@code phrases.txt}. */
class UnderstandingTest {

    @DisplayName("X-R4 words are understood in any order, in two languages, with slips")
    @ParameterizedTest(name = "{1}")
    @MethodSource("phrases")
    void isUnderstood(boolean appThere, String phrase, String expected) {
        List<Intent> intents = Understanding.of(Phrase.of(phrase), appThere);

        assertThat(Shorthand.of(intents)).isEqualTo(expected);
    }

    static Stream<Arguments> phrases() throws IOException {
        try (InputStream in = Objects.requireNonNull(UnderstandingTest.class.getResourceAsStream("phrases.txt"))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            boolean[] appThere = {false};
            return table
                    .lines()
                    .peek(line -> appThere[0] = line.startsWith("##") ? line.contains("changing") : appThere[0])
                    .filter(line -> line.contains(" => ") && !line.startsWith("#"))
                    .map(line -> line.split(" => ", -1))
                    .map(row -> Arguments.of(appThere[0], row[0].strip(), row[1].strip()))
                    .toList()
                    .stream();
        }
    }

    @Test
    void manyPhrasesAreCovered() throws IOException {
        assertThat(phrases()).hasSizeGreaterThan(200);
    }

    @Test
    void aHugePromptIsReadAsFarAsAPersonWouldReadIt() {
        String prompt = "a landing page for my bakery. " + "We bake bread with love every day. ".repeat(3000);

        List<Intent> intents = Understanding.of(Phrase.of(prompt), false);

        assertThat(Shorthand.of(intents)).startsWith("make landing about “bakery” says “We bake bread");
    }

    @Test
    void hostilePunctuationIsNotUnderstoodAndDoesNoHarm() {
        for (String prompt : List.of(
                "'".repeat(5000), "\"a".repeat(5000), "„".repeat(9000), ",,,;;;", "\u202e\u0000", "a,".repeat(9000))) {
            assertThat(Understanding.of(Phrase.of(prompt), true)).hasOnlyElementsOfType(Unknown.class);
        }
    }
}
