package dev.atelier.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    @Test
    @DisplayName("A browser gets the first of its languages that there are texts in, with its region")
    void by_the_browser() {
        assertThat(Languages.of(Optional.empty(), List.of(Locale.FRENCH, Locale.of("de", "AT"), Locale.US)))
                .isEqualTo(Locale.of("de", "AT"));
    }

    @Test
    void a_browser_without_a_language_of_ours_gets_English() {
        assertThat(Languages.of(Optional.empty(), List.of(Locale.JAPAN))).isEqualTo(Locale.ENGLISH);
        assertThat(Languages.of(Optional.empty(), List.of())).isEqualTo(Locale.ENGLISH);
    }

    @Test
    @DisplayName("What was chosen in the menu goes before the browser's languages")
    void by_choice() {
        assertThat(Languages.of(Optional.of(Locale.GERMAN), List.of(Locale.US))).isEqualTo(Locale.GERMAN);
        assertThat(Languages.of(Optional.of(Locale.ENGLISH), List.of(Locale.GERMANY, Locale.UK)))
                .isEqualTo(Locale.UK);
    }
}
