package dev.atelier.core.agent.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.model.Finish;
import dev.atelier.core.model.ModelMessage;
import dev.atelier.core.model.ModelName;
import dev.atelier.core.model.ModelReply;
import dev.atelier.core.model.ModelSettings;
import dev.atelier.core.model.Models;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.model.ToolCall;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.model.scripted.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S5 whatever a model does, the turn ends clearly and no file is blanked")
class BuilderMisbehaviourTest extends BuilderTest {

    @Test
    void brokenArgumentsUnknownToolsAndWrongTypesAreToldAndTheWorkGoesOn() throws Exception {
        ScriptedModel model = new ScriptedModel(
                Reply.calls(
                        new ScriptedCall("write_file", "{\"path\": \"src/App.jsx\", \"content\": \"export"),
                        new ScriptedCall("format_disk", "{}"),
                        new ScriptedCall("write_file", "{\"path\": 1, \"content\": null}"),
                        new ScriptedCall("", "nonsense")),
                Reply.calls(GREEN, finish("It is green.")));

        assertDone(work(model), "It is green.");
        assertThat(turn.files().changes()).containsExactly("write src/index.css");
        assertThat(turn.journal().lines("finished")).hasSize(6);
    }

    @Test
    void aModelThatDeletesEverythingDeletesAFew() throws Exception {
        AgentResult result = work(Reply.deletingAll(turn.files().paths()), Reply.text("All is gone."));

        assertThat(result).isInstanceOf(AgentResult.Done.class);
        assertThat(turn.files().paths()).contains("src/index.css", "src/main.jsx");
    }

    @Test
    void aModelThatBlanksFilesIsStopped() throws Exception {
        List<String> before = turn.files().paths();

        work(
                Reply.calls(
                        write("src/App.jsx", ""),
                        write("src/index.css", "/* ... existing styles ... */"),
                        write("src/main.jsx", "// rest unchanged")),
                Reply.text("Done."));

        assertThat(turn.files().changes()).isEmpty();
        assertThat(turn.files().paths()).isEqualTo(before);
    }

    @Test
    void aReplyThatWasCutOffIsGoneOnWith() throws Exception {
        ScriptedModel model = new ScriptedModel(
                Reply.text("I will now write a very long").ending(Finish.LENGTH), Reply.text("Shorter."));

        assertDone(work(model), "Shorter.");
        assertThat(lastUserText(model.lastRequest())).contains("cut off");
    }

    @Test
    void aRefusalIsAFault() throws Exception {
        AgentResult result = work(Reply.text("").ending(Finish.FILTERED));

        assertThat(result)
                .isInstanceOfSatisfying(
                        AgentResult.Failed.class,
                        failed -> assertThat(failed.fault().code()).isEqualTo("model_filtered"));
    }

    @Test
    void aModelThatFailsForGoodIsAFaultThatSaysWhatIsKept() throws Exception {
        AgentResult result = work(
                Reply.calls(GREEN), Reply.wrong(new Misbehaviour.Status(401)).forever());

        assertThat(result).isInstanceOfSatisfying(AgentResult.Failed.class, failed -> {
            assertThat(failed.fault().code()).isEqualTo("model_unauthorised");
            assertThat(failed.fault().message()).endsWith("What was changed until then is kept.");
        });
        assertThat(turn.files().text("src/index.css")).contains("green");
    }

    @Test
    @DisplayName("X14 a retried call repeats no side effect, and another model takes over visibly")
    void failsOverWithoutDoingAnythingTwice() throws Exception {
        ScriptedModel first = new ScriptedModel(
                Script.of(Reply.calls(GREEN), Reply.text("abcd").but(new Misbehaviour.CutOff())));
        ScriptedModel second =
                new ScriptedModel(new ModelName("scripted", "second"), Script.of(Reply.text("It is green.")));
        ModelSettings once = new ModelSettings(1000, Optional.empty(), Duration.ofMinutes(1), Duration.ofMinutes(1), 1);

        AgentResult result = new BuilderAgent(
                        Models.of(once, List.of(first, second)).preferred().orElseThrow(), AgentSettings.DEFAULT)
                .work(turn);

        assertDone(result, "It is green.");
        assertThat(turn.files().changes()).containsExactly("write src/index.css");
        assertThat(turn.journal().live()).isEqualTo("ab⟲It is green.");
        assertThat(turn.journal().lines("warned")).singleElement().asString().contains("scripted:second");
    }

    @Test
    void tooManyCallsAtOnceAreNotAllMade() throws Exception {
        ScriptedCall[] calls = new ScriptedCall[50];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = write("src/" + i + ".js", "x");
        }
        ScriptedModel model = new ScriptedModel(Reply.calls(calls), Reply.text("Done."));

        work(model);

        assertThat(turn.files().changes()).hasSize(30);
        assertThat(results(model.lastRequest())).hasSize(50);
    }

    @Test
    void aConversationThatIsTooLongIsShortenedOnce() throws Exception {
        turn.with("src/long.js", "x".repeat(900) + "\n" + "y".repeat(900));
        ScriptedModel model = new ScriptedModel(
                Reply.call("read_file", Map.of("path", "src/long.js")),
                Reply.call("list_files", Map.of()),
                Reply.wrong(new Misbehaviour.Status(413)),
                Reply.text("I see."));

        assertDone(work(model), "I see.");
        assertThat(results(model.lastRequest()).get(0)).contains("shortened").hasSizeLessThan(600);
    }

    @Test
    void idsThatAreMissingOrGivenTwiceAreMadeUnique() throws Exception {
        Memory memory = new Memory(ConversationDigest.of(List.of(), 1000), "Hello", List.of(), 10_000);
        var call = new ToolCall("same", "plan", "{}");
        var reply = new ModelReply(
                new ModelName("a", "b"),
                "",
                List.of(call, call, new ToolCall("a b", "plan", "{}")),
                TokenCount.NONE,
                Finish.TOOL_CALLS);

        var kept = memory.keep(reply);

        assertThat(kept.toolCalls())
                .extracting(ToolCall::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-zA-Z0-9_-]+"))
                .startsWith("same");
        assertThat(memory.messages()).last().isInstanceOf(ModelMessage.AssistantMessage.class);
    }
}
