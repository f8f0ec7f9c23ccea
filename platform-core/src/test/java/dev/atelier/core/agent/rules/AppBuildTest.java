package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The apps that the rules make are built by Vite and rendered by React, for real. */
@Tag("slow")
class AppBuildTest {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a landing page for my pottery class called 'Hands in clay' | <h1 id=\"hero-title\" dir=\"auto\">Hands in clay</h1>",
                "Eine Einkaufsliste mit Milch, Eier und Brot | Brot",
                "a gallery of my pictures | Here is room for your pictures",
                "ein Kontaktformular für unseren Verein | Nachricht senden",
                "a blog about sourdough baking | How it all began",
                "Taschenrechner | aria-label=\"geteilt durch\"",
                "a kanban board for the move | In progress",
                "ein Dashboard für meine Umsätze | Über die Monate"
            })
    @DisplayName("X-R2 each of the eight kinds is built and shows what it is to show")
    void everyKindIsBuilt(String ask, String shown) throws Exception {
        GeneratedApp app = GeneratedApp.of(directory, ask);

        app.build();

        assertThat(app.html()).contains(shown);
    }

    @Test
    void anAppWithEverySectionAndPageIsBuilt() throws Exception {
        GeneratedApp app = GeneratedApp.of(
                directory,
                "a website for our choir",
                "add prices, opening hours, team, testimonials, numbers and steps",
                "add a newsletter, a call to action, an faq, a gallery and a to-do list",
                "add a calculator, a kanban board, a dashboard and a blog",
                "add a paragraph 'We rehearse on Tuesdays'",
                "add a page about our history",
                "add a page with a contact form",
                "dark mode",
                "use a serif font and make the title bigger");

        app.build();

        assertThat(app.html())
                .contains("We rehearse on Tuesdays", "href=\"#/history\"", "What people say", "In numbers", "Sign up");
    }

    @Test
    void picturesAreShownWhereTheyWereAskedFor() throws Exception {
        MemoryFiles files =
                NodeTools.template().put("public/images/our oven.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");

        GeneratedApp app =
                GeneratedApp.of(directory, files, "a landing page for my bakery", "use the picture as the cover");

        assertThat(app.html()).contains("src=\"/images/our%20oven.svg\" alt=\"Our oven\"");
    }

    @Test
    @DisplayName("R5 what a user writes is shown and never run")
    void hostileTextsAreOnlyShown() throws Exception {
        String hostile = "</script><img src=x onerror=alert(1)> {1+1} ${2}";

        GeneratedApp app = GeneratedApp.of(
                directory, "a to-do list called „" + hostile + "“", "add the task „</li><script>boom()</script>“");
        app.build();

        assertThat(app.html())
                .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; {1+1} ${2}")
                .doesNotContain("<img", "<script");
    }
}
