package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.model.ToolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolboxTest extends ToolTest {

    @Test
    @DisplayName("X11 the tools")
    void hasAllTools() {
        assertThat(toolbox().specs())
                .extracting(ToolSpec::name)
                .containsExactly(
                        "list_files",
                        "read_file",
                        "search",
                        "edit_file",
                        "write_file",
                        "delete_file",
                        "rename_file",
                        "run_command",
                        "install_package",
                        "check_preview",
                        "plan",
                        "ask_user",
                        "finish");
    }

    @Test
    void everyToolHasAWordForTheModelAndASchema() throws Exception {
        for (ToolSpec spec : toolbox().specs()) {
            assertThat(spec.description()).hasSizeGreaterThan(30);
            assertThat(new ObjectMapper()
                            .readTree(spec.jsonSchema())
                            .path("type")
                            .asText())
                    .isEqualTo("object");
        }
    }

    @Test
    @DisplayName("X13 what the model is told of the tools is always the same, so that it can be cached")
    void specsAreStable() {
        List<ToolSpec> before = toolbox().specs();
        turn.with("src/more.js", "1");
        openToolbox();

        assertThat(toolbox().specs()).isEqualTo(before);
    }

    @Test
    @DisplayName("S5 an unknown tool is answered with the ones there are")
    void unknownTool() throws Exception {
        assertFailed(useRaw("make_coffee", "{}"), "no tool \"make_coffee\"", "list_files", "finish");
    }

    @ParameterizedTest
    @DisplayName("S5 wrong arguments are answered with what would be right, and nothing is done")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"path\": \"src/|not valid JSON",
                "[]|must be a JSON object",
                "{}|\"path\" is missing",
                "{\"path\": 7, \"content\": \"x\"}|\"path\" must be a string, but is number: 7",
                "{\"path\": \"src/App.jsx\", \"content\": [\"a\"]}|\"content\" must be a string, but is array",
                "{\"path\": \"../etc/passwd\", \"content\": \"x\"}|relative to the project's root",
                "{\"path\": \".git/config\", \"content\": \"x\"}|relative to the project's root",
                "{\"path\": \"src/App.jsx\", \"content\": \"x\", \"drops_most\": \"perhaps\"}|must be true or false"
            })
    void wrongArguments(String arguments, String complaint) throws Exception {
        ToolOutcome outcome = useRaw("write_file", arguments);

        assertFailed(outcome, complaint, "write_file takes: path (string), content (string)", "Nothing was done.");
        assertThat(turn.files().changes()).isEmpty();
    }

    @Test
    void pathsMayBeWrittenAsFromTheRoot() throws Exception {
        assertOk(use("write_file", Map.of("path", "/workspace/src/a.js", "content", "1")));
        assertOk(use("write_file", Map.of("path", "./src/b.js", "content", "2")));
        assertOk(use("write_file", Map.of("path", "/src/c.js", "content", "3")));

        assertThat(turn.files().changes()).containsExactly("write src/a.js", "write src/b.js", "write src/c.js");
    }

    @Test
    void numbersMayBeInQuotes() throws Exception {
        ToolOutcome outcome = use("read_file", Map.of("path", "src/components/Hero.jsx", "from_line", "59"));

        assertThat(outcome.content()).startsWith("59| const line59");
    }

    @Test
    void aCallIsSummedUpInOneLineAlsoWhenItIsNonsense() {
        assertThat(toolbox().summary(new ToolCall("1", "edit_file", "{\"path\":\"src/App.jsx\"}")))
                .isEqualTo("Edit src/App.jsx");
        assertThat(toolbox().summary(new ToolCall("1", "edit_file", "{{{"))).isEqualTo("edit_file");
        assertThat(toolbox().summary(new ToolCall("1", "nonsense", ""))).isEqualTo("Unknown tool nonsense");
    }

    @Test
    void writingWhatIsThereAlreadyIsNoChange() throws Exception {
        assertOk(use("write_file", Map.of("path", "src/App.jsx", "content", APP)));

        assertThat(toolbox().changes()).isZero();
        assertThat(turn.files().changes()).isEmpty();
    }
}
