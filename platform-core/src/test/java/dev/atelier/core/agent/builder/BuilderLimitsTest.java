package dev.atelier.core.agent.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.CommandReport;
import dev.atelier.core.agent.PreviewReport;
import dev.atelier.core.agent.tool.ToolSettings;
import dev.atelier.core.config.Settings;
import dev.atelier.core.model.TokenCount;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.ScriptedCall;
import dev.atelier.core.model.scripted.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X12 limits end a turn cleanly, and what was achieved is kept")
class BuilderLimitsTest extends BuilderTest {

    private static Reply[] endlessWork() {
        Reply[] replies = new Reply[60];
        for (int i = 0; i < replies.length; i++) {
            replies[i] = Reply.calls(write("src/a.js", "version " + i)).using(new TokenCount(9_000, 1_000, 4_000));
        }
        return replies;
    }

    @Test
    void onSteps() throws Exception {
        ScriptedModel model = new ScriptedModel(endlessWork());

        AgentResult result = work(model);

        assertThat(model.requests()).hasSize(40);
        assertThat(answer(result)).contains("40 steps", "is kept", "loads without a problem");
        assertThat(turn.files().text("src/a.js")).isEqualTo("version 39");
        assertThat(turn.checksMade()).isEqualTo(1);
    }

    @Test
    void onTokensOfWhichTheCachedOnesDoNotCount() throws Exception {
        ScriptedModel model = new ScriptedModel(endlessWork());

        AgentResult result = work(model, BuilderAgentTest.limited(1000, 60_000));

        assertThat(model.requests()).hasSize(10);
        assertThat(answer(result)).contains("60000 tokens");
    }

    @Test
    void onTime() throws Exception {
        turn.whereCommands(argv -> {
            clock.pass(Duration.ofMinutes(11));
            return new CommandReport(0, "", false);
        });

        AgentResult result = work(Reply.call("run_command", Map.of("command", "sleep 660")), Reply.text("Done."));

        assertThat(answer(result)).contains("time limit", "Nothing was changed");
    }

    @Test
    void andSaySoWhenTheAppIsBrokenAsItIs() throws Exception {
        turn.wherePreviewFinds(PreviewReport.broken(List.of("boom")));

        assertThat(answer(work(new ScriptedModel(endlessWork()), BuilderAgentTest.limited(2, 1_000_000))))
                .contains("has a problem as it is now");
    }

    @Test
    @DisplayName("X12 S5 the same step again and again is told, and then ended")
    void noticesARepeatedStep() throws Exception {
        ScriptedModel model = new ScriptedModel(
                Reply.call("read_file", Map.of("path", "src/App.jsx")).forever());

        AgentResult result = work(model);

        assertThat(model.requests()).hasSize(5);
        assertThat(answer(result)).contains("same step was taken again and again");
        assertThat(results(model.lastRequest()).get(1)).doesNotContain("several times");
        assertThat(results(model.lastRequest()).get(2)).contains("several times with the same result");
    }

    @Test
    void lookingAgainAfterAChangeIsNoRepetition() throws Exception {
        Reply[] replies = new Reply[16];
        for (int i = 0; i < 16; i += 2) {
            replies[i] = Reply.calls(write("src/a.js", "version " + i));
            replies[i + 1] = Reply.call("check_preview", Map.of());
        }

        assertDone(work(new ScriptedModel(replies)), "That is all.");
    }

    @Test
    @DisplayName("an interruption cancels the turn; what was written stays")
    void canBeCancelled() throws Exception {
        ScriptedModel model =
                new ScriptedModel(Reply.calls(GREEN), Reply.wrong(new Misbehaviour.Stall(Duration.ofSeconds(30))));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                work(model);
                thrown.complete(new AssertionError("it ended"));
            } catch (Throwable e) {
                thrown.complete(e);
            }
        });

        worker.interrupt();

        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptionBetweenTwoCallsCancelsToo() {
        turn.whereCommands(argv -> {
            Thread.currentThread().interrupt();
            return new CommandReport(0, "", false);
        });

        assertThatThrownBy(() -> work(Reply.calls(ScriptedCall.of("run_command", Map.of("command", "true")), GREEN)))
                .isInstanceOf(InterruptedException.class);
        assertThat(turn.files().changes()).isEmpty();
    }

    @Test
    void everySettingIsReadAndChecked() {
        AgentSettings settings = AgentSettings.from(Settings.fromEnvironment(Map.of(
                "ATELIER_AGENT_MAX_STEPS", "7",
                "ATELIER_AGENT_MAX_TIME", "90s",
                "ATELIER_AGENT_MAX_TOKENS", "5000",
                "ATELIER_AGENT_MAX_REPAIRS", "1",
                "ATELIER_AGENT_FILE_LIST_TOKENS", "200",
                "ATELIER_AGENT_CONVERSATION_TOKENS", "300",
                "ATELIER_AGENT_CONTEXT_TOKENS", "4000",
                "ATELIER_AGENT_TOOL_OUTPUT_CHARS", "900",
                "ATELIER_AGENT_COMMAND_TIMEOUT", "20s")));

        assertThat(settings)
                .isEqualTo(new AgentSettings(
                        7,
                        Duration.ofSeconds(90),
                        5000,
                        1,
                        200,
                        300,
                        4000,
                        new ToolSettings(900, Duration.ofSeconds(20))));
        assertThat(AgentSettings.from(Settings.fromEnvironment(Map.of()))).isEqualTo(AgentSettings.DEFAULT);
        assertThatThrownBy(() -> AgentSettings.from(Settings.fromEnvironment(Map.of("ATELIER_AGENT_MAX_STEPS", "0"))))
                .hasMessageContaining("ATELIER_AGENT_MAX_STEPS");
    }
}
