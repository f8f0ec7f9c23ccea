package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X11 B6 write, delete and rename")
class ChangingToolsTest extends ToolTest {

    @Test
    void createsAndReplacesFiles() throws Exception {
        ToolOutcome created = use("write_file", Map.of("path", "src/pages/About.jsx", "content", "one\ntwo\n"));
        ToolOutcome replaced = use("write_file", Map.of("path", "index.html", "content", "<title>Clay</title>"));

        assertThat(created.content()).isEqualTo("Created src/pages/About.jsx (2 lines).");
        assertThat(replaced.content()).isEqualTo("Replaced index.html (1 lines).");
        assertThat(turn.files().text("index.html")).isEqualTo("<title>Clay</title>");
        assertThat(toolbox().filesChanged()).isEqualTo(2);
    }

    @Test
    @DisplayName("X12 S5 a file is never emptied")
    void doesNotEmptyAFile() throws Exception {
        assertFailed(
                use("write_file", Map.of("path", "src/App.jsx", "content", " \n", "drops_most", true)),
                "leave src/App.jsx empty",
                "delete_file");
        assertThat(turn.files().text("src/App.jsx")).isEqualTo(APP);
    }

    @Test
    @DisplayName("X12 replacing a file by a fraction of it needs to be confirmed")
    void doesNotShrinkAFileUnasked() throws Exception {
        Map<String, Object> small = Map.of("path", "src/components/Hero.jsx", "content", numbered(20));

        assertFailed(use("write_file", small), "20 of src/components/Hero.jsx's 60 lines");
        assertOk(use("write_file", Map.of("path", "src/components/Hero.jsx", "content", numbered(30))));
    }

    @Test
    void anEmptyNewFileIsFine() throws Exception {
        assertOk(use("write_file", Map.of("path", "public/.nojekyll", "content", "")));
    }

    @Test
    void deletesAFile() throws Exception {
        assertOk(use("delete_file", Map.of("path", "src/components/Hero.jsx")));
        assertFailed(use("delete_file", Map.of("path", "src/components/Hero.jsx")), "no file");

        assertThat(turn.files().paths()).doesNotContain("src/components/Hero.jsx");
    }

    @Test
    @DisplayName("X12 S5 most of the project's files cannot be deleted in a turn, not even by another name")
    void keepsMostFiles() throws Exception {
        assertOk(use("rename_file", Map.of("from", "index.html", "to", "a.html")));
        for (String path : new String[] {"package.json", "a.html", "src/main.jsx"}) {
            assertOk(use("delete_file", Map.of("path", path)));
        }

        assertFailed(use("delete_file", Map.of("path", "src/App.jsx")), "3 of the project's files", "ask_user");
        assertThat(turn.files().paths()).contains("src/App.jsx", "src/index.css", "src/components/Hero.jsx");
    }

    @Test
    void whatTheTurnItselfMadeCanAllBeDeleted() throws Exception {
        for (int i : IntStream.range(0, 10).toArray()) {
            assertOk(use("write_file", Map.of("path", "tmp/" + i, "content", "x")));
        }
        for (int i : IntStream.range(0, 10).toArray()) {
            assertOk(use("delete_file", Map.of("path", "tmp/" + i)));
        }
    }

    @Test
    void renamesToAFreePathOnly() throws Exception {
        assertFailed(use("rename_file", Map.of("from", "src/App.jsx", "to", "src/main.jsx")), "exists already");
        assertFailed(use("rename_file", Map.of("from", "src/Nope.jsx", "to", "src/x.jsx")), "no file");
        assertOk(use("rename_file", Map.of("from", "src/App.jsx", "to", "src/Home.jsx")));

        assertThat(turn.files().changes()).containsExactly("rename src/App.jsx src/Home.jsx");
    }
}
