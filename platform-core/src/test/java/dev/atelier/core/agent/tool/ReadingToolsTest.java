package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X11 list, read and search")
class ReadingToolsTest extends ToolTest {

    @Test
    void listsFilesOfADirectory() throws Exception {
        assertThat(use("list_files", Map.of("under", "src/components")).content())
                .startsWith("src/components/Hero.jsx (");
        assertThat(use("list_files", Map.of()).content().lines()).hasSize(6);
        assertFailed(use("list_files", Map.of("under", "nowhere")), "no files");
    }

    @Test
    void listsLongListsInParts() throws Exception {
        IntStream.range(0, 400).forEach(i -> turn.with("data/%03d.json".formatted(i), "{}"));

        ToolOutcome first = use("list_files", Map.of("under", "data"));
        ToolOutcome second = use("list_files", Map.of("under", "data", "skip", 300));

        assertThat(first.content()).contains("data/299.json").endsWith("and 100 more: call again with skip=300");
        assertThat(second.content()).startsWith("data/300.json").endsWith("data/399.json (2)");
    }

    @Test
    void readsLinesWithTheirNumbers() throws Exception {
        ToolOutcome outcome = use("read_file", Map.of("path", "src/components/Hero.jsx", "from_line", 2, "to_line", 3));

        assertThat(outcome.content())
                .isEqualTo("2| const line2 = 2\n3| const line3 = 3\n[Lines 2–3 of 60. Read on with from_line=4]");
    }

    @Test
    @DisplayName("R7 large files come in parts, with a way to read on")
    void readsLargeFilesInParts() throws Exception {
        turn.with("src/large.js", numbered(5000));
        openToolbox(new ToolSettings(2000, Duration.ofSeconds(10)));

        ToolOutcome outcome = use("read_file", Map.of("path", "src/large.js"));

        assertThat(outcome.content()).hasSizeLessThan(2200).containsPattern("Read on with from_line=\\d+]$");
    }

    @Test
    @DisplayName("R7 binaries are not read")
    void doesNotReadBinaries() throws Exception {
        turn.files().with("public/images/cat.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

        assertFailed(use("read_file", Map.of("path", "public/images/cat.png")), "not a text file");
    }

    @Test
    void namesTheFileThatWasMeant() throws Exception {
        assertFailed(
                use("read_file", Map.of("path", "src/Hero.tsx")), "no file src/Hero.tsx", "src/components/Hero.jsx");
        assertFailed(use("read_file", Map.of("path", "src/None.js")), "Use list_files");
    }

    @Test
    void findsLines() throws Exception {
        ToolOutcome outcome = use("search", Map.of("pattern", "pottery", "ignore_case", true));

        assertThat(outcome.content().lines())
                .containsExactly(
                        "index.html:1: <title>Pottery</title>",
                        "src/App.jsx:4: return <Hero title=\"Pottery class\" />");
    }

    @Test
    void findsInADirectoryOnlyAndSaysWhenThereIsNothing() throws Exception {
        assertThat(use("search", Map.of("pattern", "Pottery", "under", "src/")).content())
                .startsWith("src/App.jsx:4");
        assertThat(use("search", Map.of("pattern", "xyz")).content()).isEqualTo("No line matches.");
    }

    @Test
    void takesWhatIsNoExpressionAsText() throws Exception {
        assertThat(use("search", Map.of("pattern", "App() {")).content()).contains("src/App.jsx:3:");
        assertThat(use("search", Map.of("pattern", "(")).content())
                .contains("Not a regular expression")
                .contains("src/App.jsx:3:");
    }

    @Test
    void showsOnlySoManyMatches() throws Exception {
        turn.with("src/many.js", "x\n".repeat(500));

        assertThat(use("search", Map.of("pattern", "^x$")).content().lines())
                .hasSize(81)
                .last()
                .asString()
                .contains("and more");
    }

    @Test
    void aPatternThatWouldSearchForEverIsGivenUp() throws Exception {
        turn.with("src/evil.txt", "a".repeat(50_000) + "!");

        assertFailed(use("search", Map.of("pattern", "^(a+)+$")), "took too long");
    }
}
