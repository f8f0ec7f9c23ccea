package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Pottery class, pottery-class",
        "Bäckerei Müller & Söhne, backerei-muller-sohne",
        "Straße, strasse",
        "陶芸教室, app",
        "🏺🏺🏺, app",
        "--hello--, hello",
        "Ёлка 2026, 2026",
        "ﬁne ①, fine-1"
    })
    void slugs_are_dns_labels(String name, String slug) {
        assertThat(ProjectNames.slug(name)).isEqualTo(slug);
    }

    @Test
    void a_slug_is_never_longer_than_a_label_may_be() {
        String slug = ProjectNames.slug("x".repeat(200));

        assertThat(slug).hasSizeLessThanOrEqualTo(40);
        assertThat(new ProjectNames().varied(slug)).hasSizeLessThanOrEqualTo(63).startsWith(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Töpferkurs", "陶芸教室", "دورة الفخار", "👩‍🎨 atelier", "O'Reilly <b>"})
    void names_in_any_script_stay_as_they_are(String name) {
        assertThat(ProjectNames.clean("  " + name + " ")).isEqualTo(name);
    }

    @Test
    void invisible_characters_are_dropped_from_names() {
        assertThat(ProjectNames.clean("a\u202Eb\u0000c\n d\u200B")).isEqualTo("abc d");
    }

    @Test
    void two_hundred_characters_are_a_name_and_one_more_is_not() {
        assertThat(ProjectNames.clean("🏺".repeat(200))).isEqualTo("🏺".repeat(200));
        assertThatThrownBy(() -> ProjectNames.clean("n".repeat(201)))
                .hasMessageContaining("201")
                .hasMessageContaining("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u202E", "\n\t"})
    void a_blank_name_is_refused(String name) {
        assertThatThrownBy(() -> ProjectNames.clean(name)).hasMessageContaining("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u202E", "\u200D", "\n\t"})
    void what_nobody_could_see_says_nothing(String text) {
        assertThat(ProjectNames.saysNothing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "👩‍🎨", "陶"})
    void a_single_sign_says_something(String text) {
        assertThat(ProjectNames.saysNothing(text)).isFalse();
    }

    @Test
    void a_long_ask_becomes_a_name_that_ends_at_a_word() {
        assertThat(ProjectNames.fromAsk("A booking page for my pottery class, with the three photos I dropped here"))
                .isEqualTo("A booking page for my pottery class, with the…");
        assertThat(ProjectNames.fromAsk("To-do list")).isEqualTo("To-do list");
        assertThat(ProjectNames.fromAsk("\u200B")).isEqualTo("New project");
    }
}
