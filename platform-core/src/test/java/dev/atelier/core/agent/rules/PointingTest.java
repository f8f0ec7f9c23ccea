package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.AgentResult.Done;
import dev.atelier.core.agent.PickedElement;
import dev.atelier.core.agent.rules.app.Content;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("X8 the rules know what \"this\" is when somebody points at it")
class PointingTest {
    private final MemoryFiles files = MemoryFiles.ofTemplate();
    private final PickedElement title = element("h1", "", "Hands in clay");

    @BeforeEach
    void given_an_app() throws InterruptedException {
        var unused = new RulesAgent().work(new FakeTurn("a landing page with prices called 'Hands in clay'", files));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change this to 'Mud and fire'",
                "change this text to Mud and fire",
                "make this say \"Mud and fire\"",
                "this should say Mud and fire, please change it to 'Mud and fire'",
                "Ändere diesen Text zu 'Mud and fire'",
                "replace it with 'Mud and fire'"
            })
    void a_text(String words) throws InterruptedException {
        PickedElement tagline = element("p", "", text("hero", "text"));

        AgentResult result = point(words, tagline);

        assertThat(result).isInstanceOf(Done.class);
        assertThat(text("hero", "text")).isEqualTo("Mud and fire");
        assertThat(content()).contains("\"title\": \"Hands in clay\"");
    }

    @ParameterizedTest
    @CsvSource({
        "make this red, h1, '', title",
        "mach das rot, h1, '', title",
        "red please, button, '', button",
        "make it dark red, a, class=\"button\", button",
        "color this red, a, '', link",
        "make this red, section, class=\"hero\", cover",
        "make this red, p, '', text"
    })
    void a_colour(String words, String tag, String attributes, String surface) throws InterruptedException {
        AgentResult result = point(words, element(tag, attributes, "Hands in clay"));

        assertThat(result).isInstanceOf(Done.class);
        assertThat(theme()).contains("\"" + surface + "\"");
    }

    @Test
    void a_section_by_its_heading() throws InterruptedException {
        String heading = text("prices", "title");

        AgentResult result = point("remove this", element("h2", "", heading));

        assertThat(result).isInstanceOf(Done.class);
        assertThat(content()).doesNotContain("\"kind\": \"prices\"").contains("\"kind\": \"hero\"");
    }

    @Test
    void a_section_by_all_that_it_says() throws InterruptedException {
        String all = text("prices", "title") + " Basic 5 € Large 9 €";

        AgentResult result = point("weg damit, lösche das", element("section", "id=\"prices\"", all));

        assertThat(result).isInstanceOf(Done.class);
        assertThat(content()).doesNotContain("\"kind\": \"prices\"");
    }

    @Test
    void what_is_said_of_something_else_stays_said_of_that() throws InterruptedException {
        var unused = point("make the background black", title);

        assertThat(theme()).contains("\"background\"").doesNotContain("\"title\"");
    }

    @Test
    @DisplayName("X18 what the page says of the element is never more than a text to look for")
    void hostile_page() throws InterruptedException {
        String before = content();

        var unused =
                point("change this to 'x'", element("p onload=alert(1)", "", "$(rm -rf /) \\E[a-z]{9999999} \u202e"));

        assertThat(content()).isEqualTo(before);
    }

    private AgentResult point(String words, PickedElement element) throws InterruptedException {
        return new RulesAgent().work(new FakeTurn(words, files).pointingAt(element));
    }

    private static PickedElement element(String tag, String attributes, String text) {
        return new PickedElement(
                "Hero", "src/sections/Hero.jsx", 12, "<" + tag + " " + attributes + ">" + text, text, Optional.empty());
    }

    private String content() {
        return files.text("src/content.json");
    }

    private String theme() {
        return Content.parse(content()).orElseThrow().tree().path("theme").toString();
    }

    private String text(String kind, String field) {
        return Content.sections(Content.parse(content()).orElseThrow().tree()).stream()
                .filter(section -> section.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path(field)
                .asText();
    }
}
