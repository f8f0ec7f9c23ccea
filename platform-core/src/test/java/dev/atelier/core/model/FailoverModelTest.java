package dev.atelier.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X14 a model that fails is replaced by the next one")
class FailoverModelTest {
    private static final ModelRequest REQUEST = LanguageModelContract.request(new UserMessage("Hello"));

    private final FakeClock clock = new FakeClock();
    private final HeardText live = new HeardText();

    private static ScriptedModel model(String name, Reply... replies) {
        return new ScriptedModel(new ModelName("scripted", name), Script.of(replies));
    }

    private FailoverModel failover(ScriptedModel... models) {
        List<Choice> choices = List.of(models).stream().map(Choice::new).toList();
        return new FailoverModel(choices, ModelSettings.DEFAULT, clock);
    }

    @Test
    void andTheUserIsToldWhichOneAnswers() throws Exception {
        ScriptedModel first = model("first", Reply.text("half").but(new Misbehaviour.CutOff()));
        ScriptedModel second = model("second", Reply.text("whole"));

        ModelReply reply = failover(first, second).chat(REQUEST, live);

        assertThat(reply.model().model()).isEqualTo("second");
        assertThat(live.heard()).isEqualTo("ha⟲whole");
        assertThat(live.switches()).isEqualTo("scripted:first>scripted:second");
    }

    @Test
    void andIsSparedForAMinute() throws Exception {
        ScriptedModel first = model("first", Reply.wrong(new Misbehaviour.Status(401)), Reply.text("back again"));
        ScriptedModel second = model("second", Reply.text("one"), Reply.text("two"));
        FailoverModel failover = failover(first, second);

        failover.chat(REQUEST, live);
        failover.chat(REQUEST, live);
        clock.pass(Duration.ofSeconds(61));
        ModelReply third = failover.chat(REQUEST, live);

        assertThat(first.requests()).hasSize(2);
        assertThat(third.text()).isEqualTo("back again");
    }

    @Test
    void untilThereIsNone() {
        ScriptedModel first = model("first", Reply.wrong(new Misbehaviour.Status(500)));
        ScriptedModel second = model("second", Reply.wrong(new Misbehaviour.Status(401)));

        assertThatThrownBy(() -> failover(first, second).chat(REQUEST, live))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.failure()).isEqualTo(ModelFailure.UNAUTHORISED));
    }

    @Test
    void theInstallationsLimitsHoldForEveryRequest() throws Exception {
        ScriptedModel model = model("first", Reply.text("Yes."));
        ModelSettings settings =
                new ModelSettings(500, Optional.of(0.1), Duration.ofMinutes(1), Duration.ofMinutes(1), 1);
        ModelRequest request =
                new ModelRequest("s", List.of(new UserMessage("Hello")), List.of(), 1_000_000, Optional.empty());

        Models.of(settings, List.of(model)).preferred().orElseThrow().chat(request, live);

        assertThat(model.lastRequest().maxOutputTokens()).isEqualTo(500);
        assertThat(model.lastRequest().temperature()).contains(0.1);
    }
}
