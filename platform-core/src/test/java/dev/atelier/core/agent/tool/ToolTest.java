package dev.atelier.core.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.FakeTurn;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.model.scripted.ScriptedCall;
import java.util.Map;
import java.util.stream.IntStream;

/** A small project and a toolbox for it. */
abstract class ToolTest {
    static final String APP = """
            import Hero from './components/Hero.jsx'

            export default function App() {
              return <Hero title="Pottery class" />
            }
            """;

    final FakeTurn turn = new FakeTurn("Make it green")
            .with("package.json", "{\"name\":\"app\"}")
            .with("index.html", "<title>Pottery</title>")
            .with("src/main.jsx", "start()")
            .with("src/App.jsx", APP)
            .with("src/index.css", ":root { --accent: #0e7a6c; }")
            .with("src/components/Hero.jsx", numbered(60));

    private ToolSettings settings = ToolSettings.DEFAULT;
    private Toolbox toolbox = new Toolbox(turn, turn.files().list(), settings);

    static String numbered(int lines) {
        StringBuilder text = new StringBuilder();
        IntStream.rangeClosed(1, lines)
                .forEach(i -> text.append("const line")
                        .append(i)
                        .append(" = ")
                        .append(i)
                        .append('\n'));
        return text.toString();
    }

    /** After files were added to the turn, or to start anew. */
    void openToolbox() {
        toolbox = new Toolbox(turn, turn.files().list(), settings);
    }

    void openToolbox(ToolSettings with) {
        settings = with;
        openToolbox();
    }

    Toolbox toolbox() {
        return toolbox;
    }

    ToolOutcome use(String tool, Map<String, ?> arguments) throws InterruptedException {
        return useRaw(tool, ScriptedCall.of(tool, arguments).arguments());
    }

    ToolOutcome useRaw(String tool, String arguments) throws InterruptedException {
        return toolbox.use(new ToolCall("c1", tool, arguments));
    }

    static void assertOk(ToolOutcome outcome) {
        assertThat(outcome.ok()).as(outcome.content()).isTrue();
    }

    static void assertFailed(ToolOutcome outcome, String... says) {
        assertThat(outcome.ok()).as(outcome.content()).isFalse();
        assertThat(outcome.content()).contains(says);
    }
}
