package dev.atelier.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.model.ModelFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern USE = Pattern.compile("Words\\.(?:of|in)\\(\\s*(?:[a-z]+, )?\"([^\"]+)\"");

    @Test
    @DisplayName("English and German have the same keys")
    void same_keys() {
        assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ENGLISH));
    }

    @Test
    @DisplayName("Every text that a screen asks for is there")
    void every_key_that_is_used_exists() {
        assertThat(keysInUse()).isNotEmpty().isSubsetOf(bundle(Locale.ENGLISH).keySet());
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

    @Test
    @DisplayName("A fault speaks the reader's language, and its own where there is no text for its code")
    void faults() {
        Fault blank = Fault.of(FaultKind.USER, "blank_ask", "Say something.");
        Fault rare = Fault.of(FaultKind.USER, "very_rare", "This is rare.");

        assertThat(Words.in(Locale.UK, blank)).isEqualTo("Say something.");
        assertThat(Words.in(Locale.GERMAN, blank)).startsWith("Sagen Sie");
        assertThat(Words.in(Locale.GERMAN, rare)).isEqualTo("This is rare.");
    }

    @Test
    @DisplayName("No text is kept for a fault that nothing throws any more")
    void every_fault_exists() {
        String sources = texts(SOURCES) + texts(Path.of("../platform-core/src/main/java"));
        List<String> models = Stream.of(ModelFailure.values())
                .map(failure -> "model_" + failure.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(bundle(Locale.GERMAN).keySet())
                .filteredOn(key -> key.startsWith("fault."))
                .map(key -> key.substring("fault.".length()))
                .isNotEmpty()
                .allMatch(code -> sources.contains('"' + code + '"') || models.contains(code));
    }

    private static Set<String> keys(Locale locale) {
        return bundle(locale).keySet().stream()
                .filter(key -> !key.startsWith("fault."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.atelier.web.shell.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> keysInUse() {
        return USE.matcher(texts(SOURCES))
                .results()
                .map(use -> use.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String texts(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(WordsTest::text)
                    .collect(Collectors.joining("\n"));
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
