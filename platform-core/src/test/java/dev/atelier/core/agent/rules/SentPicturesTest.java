package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that come with the words. */
class SentPicturesTest {
    private static final String PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'/>";

    private final MemoryFiles files = withPictures();

    private static MemoryFiles withPictures() {
        return MemoryFiles.ofTemplate()
                .put("public/images/another.png", PICTURE)
                .put("public/images/cat.png", PICTURE)
                .put("public/images/dog.png", PICTURE);
    }

    @BeforeEach
    void given_a_landing_page() throws InterruptedException {
        AgentResult made = new RulesAgent().work(new FakeTurn("a landing page for my cat café", files));
        assertThat(made).isInstanceOf(AgentResult.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "put the photo at the top",
        "Put this at the top",
        "use it as the cover",
        "this one as the cover please",
        "put my picture on the page",
        "here you go",
        "Setz das Bild ganz nach oben",
        "Nimm das hier als Titelbild",
        "Mach das nach oben",
    })
    @DisplayName("B11 X-R2 the picture that came with the words is the one that is meant")
    void placed(String words) throws InterruptedException {
        AgentResult result = new RulesAgent().work(new FakeTurn(words, files).with("cat.png"));

        assertThat(result).isInstanceOf(AgentResult.Done.class);
        assertThat(files.text("src/content.json"))
                .contains("/images/cat.png")
                .doesNotContain("/images/another", "/images/dog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show these", "Show these in a gallery", "add a gallery with these photos"})
    @DisplayName("B11 X-R2 several pictures that came with the words are shown together")
    void several(String words) throws InterruptedException {
        new RulesAgent().work(new FakeTurn(words, files).with("cat.png", "dog.png"));

        assertThat(files.text("src/content.json"))
                .contains("\"gallery\"", "/images/cat.png", "/images/dog.png")
                .doesNotContain("/images/another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"make the buttons red", "change the title to 'Meow'"})
    @DisplayName("X-R2 words that say something else are done as they say")
    void something_else(String words) throws InterruptedException {
        new RulesAgent().work(new FakeTurn(words, files).with("cat.png"));

        assertThat(files.text("src/content.json")).doesNotContain("/images/");
    }

    @Test
    @DisplayName("B11 X-R2 a picture that comes with the first ask is its cover, and a gallery shows all")
    void with_the_first_ask() throws InterruptedException {
        new RulesAgent().work(new FakeTurn("a landing page for my bakery", files).with("dog.png"));
        assertThat(files.text("src/content.json")).contains("/images/dog.png").doesNotContain("/images/cat.png");

        MemoryFiles fresh = withPictures();
        new RulesAgent().work(new FakeTurn("a photo gallery", fresh).with("dog.png"));
        assertThat(fresh.text("src/content.json"))
                .contains("/images/dog.png", "/images/cat.png", "/images/another.png");
    }
}
