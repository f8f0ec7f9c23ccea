package dev.atelier.core.agent.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.FakeTurn;
import dev.atelier.core.model.FakeClock;
import dev.atelier.core.model.ModelMessage;
import dev.atelier.core.model.ModelRequest;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.model.scripted.ScriptedModel;
import java.util.List;
import java.util.Map;

/** A small project, an ask, and an agent whose model follows a script. */
abstract class BuilderTest {
    final FakeTurn turn = new FakeTurn("Make the button green")
            .with("index.html", "<title>Pottery</title>")
            .with("package.json", "{}")
            .with("src/App.jsx", "export default () => <button>Book</button>\n")
            .with("src/index.css", ":root { --accent: red; }\n")
            .with("src/main.jsx", "start()\n");

    final FakeClock clock = new FakeClock();

    static ScriptedCall write(String path, String content) {
        return ScriptedCall.of("write_file", Map.of("path", path, "content", content));
    }

    static ScriptedCall finish(String answer) {
        return ScriptedCall.of("finish", Map.of("answer", answer));
    }

    static final ScriptedCall GREEN = write("src/index.css", ":root { --accent: green; }\n");

    AgentResult work(ScriptedModel model) throws InterruptedException {
        return work(model, AgentSettings.DEFAULT);
    }

    AgentResult work(ScriptedModel model, AgentSettings settings) throws InterruptedException {
        return new BuilderAgent(model, settings, clock).work(turn);
    }

    AgentResult work(Reply... replies) throws InterruptedException {
        return work(new ScriptedModel(replies));
    }

    static String answer(AgentResult result) {
        return switch (result) {
            case AgentResult.Done done -> done.answer();
            case AgentResult.NothingDone nothing -> nothing.answer();
            case AgentResult.LimitReached limit -> limit.answer();
            case AgentResult.Failed failed -> failed.fault().message();
        };
    }

    /** The latest results of tools in a request, in order. */
    static List<String> results(ModelRequest request) {
        return request.messages().stream()
                .filter(ModelMessage.ToolResultMessage.class::isInstance)
                .map(message -> ((ModelMessage.ToolResultMessage) message).content())
                .toList();
    }

    static String lastUserText(ModelRequest request) {
        String text = "";
        for (ModelMessage message : request.messages()) {
            if (message instanceof ModelMessage.UserMessage user) {
                text = user.text();
            }
        }
        return text;
    }

    static void assertDone(AgentResult result, String answer) {
        assertThat(result).isEqualTo(new AgentResult.Done(answer));
    }
}
