package dev.atelier.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern USE = Pattern.compile("Words\\.(?:of|in)\\((?:[a-z]+, )?\"([^\"]+)\"");

    @Test
    @DisplayName("English and German have the same keys")
    void same_keys() {
        assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ENGLISH));
    }

    @Test
    @DisplayName("Every text that a screen asks for is there")
    void every_key_that_is_used_exists() {
        assertThat(keysInUse()).isNotEmpty().isSubsetOf(keys(Locale.ENGLISH));
    }

    @Test
    void every_text_is_a_pattern_that_formats() {
        for (Locale locale : Set.of(Locale.ENGLISH, Locale.GERMAN)) {
            ResourceBundle words = bundle(locale);
            words.keySet()
                    .forEach(key -> assertThat(new MessageFormat(words.getString(key), locale))
                            .as(key)
                            .isNotNull());
        }
    }

    @Test
    void a_language_that_there_is_no_text_in_gets_English() {
        assertThat(Words.in(Locale.FRENCH, "composer.send")).isEqualTo("Send");
        assertThat(Words.in(Locale.GERMANY, "composer.send")).isEqualTo("Senden");
    }

    private static Set<String> keys(Locale locale) {
        return new TreeSet<>(bundle(locale).keySet());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.atelier.web.shell.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> keysInUse() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> used = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(WordsTest::text)
                    .map(USE::matcher)
                    .flatMap(Matcher::results)
                    .forEach(use -> used.add(use.group(1)));
            return used;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
