package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X11 edit by exact replacement")
class EditFileTest extends ToolTest {

    private ToolOutcome edit(String old, String replacement) throws InterruptedException {
        return use("edit_file", Map.of("path", "src/App.jsx", "old_text", old, "new_text", replacement));
    }

    @Test
    void replacesOnePassage() throws Exception {
        assertOk(edit("title=\"Pottery class\"", "title=\"Clay & fire\""));

        assertThat(turn.files().text("src/App.jsx")).isEqualTo(APP.replace("Pottery class", "Clay & fire"));
        assertThat(toolbox().changes()).isEqualTo(1);
    }

    @Test
    void takesSpecialCharactersLiterally() throws Exception {
        assertOk(edit("title=\"Pottery class\"", "title={`$1 \\ ${name}`}"));

        assertThat(turn.files().text("src/App.jsx")).contains("title={`$1 \\ ${name}`}");
    }

    @Test
    void keepsCarriageReturns() throws Exception {
        turn.with("src/win.js", "one\r\ntwo\r\nthree\r\n");

        assertOk(use("edit_file", Map.of("path", "src/win.js", "old_text", "one\ntwo", "new_text", "1\n2")));

        assertThat(turn.files().text("src/win.js")).isEqualTo("1\r\n2\r\nthree\r\n");
    }

    @Test
    void showsTheNearestPassageWhenThereIsNone() throws Exception {
        ToolOutcome outcome = edit("  return <Hero  title='Pottery class'/>\n}", "x");

        assertFailed(outcome, "nearest passage is at the lines 4–5", "  return <Hero title=\"Pottery class\" />");
        assertThat(turn.files().changes()).isEmpty();
    }

    @Test
    void saysSoWhenNothingIsNear() throws Exception {
        assertFailed(edit("completely(different)", "x"), "nor anything like it");
    }

    @Test
    void saysSoWhenItIsDoneAlready() throws Exception {
        assertFailed(edit("title=\"Clay\"", "title=\"Pottery class\""), "new_text is there already");
    }

    @Test
    void wantsAUniquePassageUnlessAllAreMeant() throws Exception {
        turn.with("src/twice.js", "a()\nb()\na()\n");
        Map<String, String> once = Map.of("path", "src/twice.js", "old_text", "a()", "new_text", "c()");
        Map<String, Object> all = Map.of("path", "src/twice.js", "old_text", "a()", "new_text", "c()", "all", true);

        assertFailed(use("edit_file", once), "2 times, at the lines [1, 3]");
        assertOk(use("edit_file", all));

        assertThat(turn.files().text("src/twice.js")).isEqualTo("c()\nb()\nc()\n");
    }

    @Test
    void anEmptyPassageAndNoChangeAreMistakes() throws Exception {
        assertFailed(edit("", "x"), "must not be empty");
        assertFailed(edit("App", "App"), "are the same");
        assertFailed(
                use("edit_file", Map.of("path", "src/No.jsx", "old_text", "a", "new_text", "b")), "no file src/No.jsx");
    }

    @Test
    @DisplayName("X12 a placeholder for what is left out is stopped")
    void stopsPlaceholders() throws Exception {
        ToolOutcome outcome = edit(APP.strip(), "export default function App() {\n  // ... rest of the component\n}");

        assertFailed(outcome, "// ... rest of the component", "would be lost");
        assertThat(turn.files().text("src/App.jsx")).isEqualTo(APP);
    }

    @Test
    @DisplayName("X12 an edit that drops most of a file needs to be confirmed")
    void stopsDroppingMost() throws Exception {
        String hero = numbered(60);
        Map<String, Object> edit =
                Map.of("path", "src/components/Hero.jsx", "old_text", hero, "new_text", "const one = 1\n");

        assertFailed(use("edit_file", edit), "leave 1 of src/components/Hero.jsx's 60 lines", "drops_most=true");
        assertOk(use(
                "edit_file",
                Map.of(
                        "path",
                        "src/components/Hero.jsx",
                        "old_text",
                        hero,
                        "new_text",
                        "const one = 1\n",
                        "drops_most",
                        true)));
    }
}
