package dev.atelier.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.model.ModelMessage.AssistantMessage;
import dev.atelier.core.model.ModelMessage.ToolResultMessage;
import dev.atelier.core.model.ModelMessage.UserMessage;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import dev.atelier.core.model.scripted.ScriptedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every model keeps, whoever provides it. */
public interface LanguageModelContract {
    Duration LONG = Duration.ofSeconds(30);

    /** A model that follows the script and makes each call once. */
    LanguageModel following(Script script) throws Exception;

    /** Whether the provider's format can carry arguments that are no JSON. */
    default boolean carriesBrokenArguments() {
        return true;
    }

    /** Whether the provider says how much it had in its cache. */
    default boolean countsCached() {
        return true;
    }

    static ModelRequest request(ModelMessage... messages) {
        ToolSpec tool = new ToolSpec(
                "write_file",
                "Writes a file.",
                "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\",\"description\":\"where\"},"
                        + "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},\"required\":[\"path\"]}");
        return new ModelRequest("You build web apps.", List.of(messages), List.of(tool), 1000, Optional.of(0.5));
    }

    private ModelReply ask(Reply... replies) throws Exception {
        return following(Script.of(replies)).chat(request(new UserMessage("Hello")), TextListener.SILENT);
    }

    private ModelException failure(Reply reply) {
        return catchThrowableOfType(ModelException.class, () -> ask(reply));
    }

    @Test
    default void streamsItsTextAndGivesTheSameAsAWhole() throws Exception {
        HeardText live = new HeardText();
        String text = "Grüße, 世界 👋🏽! It’s \"done\".\nTwo lines.";

        ModelReply reply = following(Script.of(Reply.text(text))).chat(request(new UserMessage("Hello")), live);

        assertThat(reply.text()).isEqualTo(text);
        assertThat(live.heard()).isEqualTo(text);
        assertThat(reply.finish()).isEqualTo(Finish.STOP);
        assertThat(reply.toolCalls()).isEmpty();
    }

    @Test
    @DisplayName("B4 a reply may call several tools, in order")
    default void callsSeveralToolsInOrder() throws Exception {
        ScriptedCall first = ScriptedCall.of("write_file", Map.of("path", "src/Ä \"b\".jsx"));
        ScriptedCall second = ScriptedCall.of("plan", Map.of("steps", List.of("one", "two")));

        ModelReply reply = ask(Reply.text("I write it.").andCalls(first, second));

        assertThat(reply.text()).isEqualTo("I write it.");
        assertThat(reply.toolCalls()).extracting(ToolCall::tool).containsExactly("write_file", "plan");
        assertThat(reply.toolCalls().get(0).argumentsJson()).contains("src/Ä");
        assertThat(reply.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(reply.finish()).isEqualTo(Finish.TOOL_CALLS);
    }

    @Test
    @DisplayName("S5 arguments that are no JSON arrive as they are")
    default void passesBrokenArgumentsOn() throws Exception {
        Assumptions.assumeTrue(carriesBrokenArguments(), "this format cannot carry them");

        ModelReply reply = ask(Reply.calls(new ScriptedCall("write_file", "{\"path\": \"src/")));

        assertThat(reply.toolCalls().get(0).argumentsJson()).isEqualTo("{\"path\": \"src/");
    }

    @Test
    @DisplayName("S5 a conversation with a made-up tool and broken arguments can go on")
    default void goesOnAfterNonsense() throws Exception {
        LanguageModel model = following(Script.of(Reply.text("I see.")));

        ModelReply reply = model.chat(
                request(
                        new UserMessage("Hello"),
                        new AssistantMessage(
                                "",
                                List.of(new ToolCall("c1", "no such tool!", "{{{"), new ToolCall("c2", "plan", ""))),
                        new ToolResultMessage("c1", "no such tool!", "There is no such tool.", true),
                        new ToolResultMessage("c2", "plan", "", false)),
                TextListener.SILENT);

        assertThat(reply.text()).isEqualTo("I see.");
    }

    @Test
    default void countsTokens() throws Exception {
        ModelReply reply = ask(Reply.text("Yes.").using(new TokenCount(1234, 56, 1000)));

        assertThat(reply.tokens()).isEqualTo(new TokenCount(1234, 56, countsCached() ? 1000 : 0));
    }

    @Test
    default void saysThatItWasCutOff() throws Exception {
        assertThat(ask(Reply.text("And then").ending(Finish.LENGTH)).finish()).isEqualTo(Finish.LENGTH);
    }

    @Test
    @DisplayName("S5 an empty answer is an answer")
    default void mayBeEmpty() throws Exception {
        ModelReply reply = ask(Reply.text(""));

        assertThat(reply.text()).isEmpty();
        assertThat(reply.toolCalls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("X14 errors are classified")
    @CsvSource({
        "429, RATE_LIMITED, true",
        "500, OVERLOADED, true",
        "503, OVERLOADED, true",
        "401, UNAUTHORISED, false",
        "403, UNAUTHORISED, false",
        "404, UNKNOWN_MODEL, false",
        "413, CONTEXT_TOO_LONG, false",
        "400, REFUSED, false"
    })
    default void classifiesErrors(int status, ModelFailure expected, boolean retriable) {
        ModelException failure = failure(Reply.wrong(new Misbehaviour.Status(status)));

        assertThat(failure.failure()).isEqualTo(expected);
        assertThat(failure.retriable()).isEqualTo(retriable);
    }

    @Test
    @DisplayName("X14 Retry-After is passed on")
    default void passesRetryAfterOn() {
        ModelException failure = failure(Reply.wrong(new Misbehaviour.Status(429, OptionalInt.of(7))));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    @DisplayName("S5 garbage is a broken answer")
    default void noticesGarbage() {
        assertThat(failure(Reply.wrong(new Misbehaviour.Garbage())).failure()).isEqualTo(ModelFailure.BROKEN_ANSWER);
    }

    @Test
    @DisplayName("S5 half a stream is never taken for a whole one")
    default void noticesHalfAnAnswer() {
        assertThat(failure(Reply.wrong(new Misbehaviour.CutOff())).retriable()).isTrue();
        assertThat(failure(Reply.wrong(new Misbehaviour.EndsEarly())).failure()).isEqualTo(ModelFailure.BROKEN_ANSWER);
    }

    @Test
    @DisplayName("an interruption ends a call that hangs, at once")
    default void canBeInterruptedWhileItHangs() throws Exception {
        LanguageModel model = following(Script.of(Reply.wrong(new Misbehaviour.Hang(LONG))));

        assertThat(interrupted(model, new CountDownLatch(0), TextListener.SILENT))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("an interruption ends a call in the middle of its answer, at once")
    default void canBeInterruptedInTheMiddle() throws Exception {
        LanguageModel model = following(Script.of(Reply.wrong(new Misbehaviour.Stall(LONG))));
        CountDownLatch speaking = new CountDownLatch(1);

        assertThat(interrupted(model, speaking, delta -> speaking.countDown()))
                .isInstanceOf(InterruptedException.class);
    }

    /** Interrupts the call when it has come so far; gives what it threw. */
    private static Throwable interrupted(LanguageModel model, CountDownLatch soFar, TextListener live)
            throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                model.chat(request(new UserMessage("Hello")), live);
                thrown.complete(new AssertionError("it answered"));
            } catch (Throwable e) {
                thrown.complete(e);
            }
        });
        assertThat(soFar.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        return thrown.get(10, TimeUnit.SECONDS);
    }
}
