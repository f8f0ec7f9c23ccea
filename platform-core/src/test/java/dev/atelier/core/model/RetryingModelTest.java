package dev.atelier.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.ScriptedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("X14 calls are retried")
class RetryingModelTest {
    private static final ModelRequest REQUEST = LanguageModelContract.request(new UserMessage("Hello"));

    private final List<Duration> waits = new ArrayList<>();
    private final HeardText live = new HeardText();

    private LanguageModel retrying(LanguageModel model) {
        return new RetryingModel(model, 4, waits::add, new SplittableRandom(1));
    }

    @Test
    void withDoublingAndVaryingPausesUntilAnAnswerComes() throws Exception {
        ScriptedModel model =
                new ScriptedModel(Reply.wrong(new Misbehaviour.Status(500)).times(3), Reply.text("There."));

        ModelReply reply = retrying(model).chat(REQUEST, live);

        assertThat(reply.text()).isEqualTo("There.");
        assertThat(waits).hasSize(3);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(waits.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(live.heard()).isEqualTo("There.");
    }

    @Test
    void afterWhatTheProviderAsksFor() throws Exception {
        ScriptedModel model =
                new ScriptedModel(Reply.wrong(new Misbehaviour.Status(429, OptionalInt.of(17))), Reply.text("There."));

        retrying(model).chat(REQUEST, live);

        assertThat(waits).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void butNotWhenTheProviderAsksForTooMuch() {
        ScriptedModel model = new ScriptedModel(
                Reply.wrong(new Misbehaviour.Status(429, OptionalInt.of(3600))), Reply.text("There."));

        assertThatThrownBy(() -> retrying(model).chat(REQUEST, live)).isInstanceOf(ModelException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void butNotWhenThatCannotHelp() {
        ScriptedModel model = new ScriptedModel(Reply.wrong(new Misbehaviour.Status(401)), Reply.text("There."));

        assertThatThrownBy(() -> retrying(model).chat(REQUEST, live)).isInstanceOf(ModelException.class);
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void onlySoOften() {
        ScriptedModel model =
                new ScriptedModel(Reply.wrong(new Misbehaviour.Status(503)).forever());

        assertThatThrownBy(() -> retrying(model).chat(REQUEST, live)).isInstanceOf(ModelException.class);
        assertThat(model.requests()).hasSize(4);
    }

    @Test
    void andTextThatWasShownAlreadyIsDeclaredVoid() throws Exception {
        ScriptedModel model =
                new ScriptedModel(Reply.text("abcdef").but(new Misbehaviour.CutOff()), Reply.text("abcdef"));

        ModelReply reply = retrying(model).chat(REQUEST, live);

        assertThat(reply.text()).isEqualTo("abcdef");
        assertThat(live.heard()).isEqualTo("abc⟲abcdef");
    }
}
