package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.model.Finish;
import dev.atelier.core.model.TokenCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A script as JSON:
 *
 * <pre>{@code
 * {"replies": [
 *    {"when": "bakery", "text": "I make it.", "calls": [{"tool": "write_file", "args": {"path": "a", "content": "b"}}]},
 *    {"when": "bakery", "text": "There it is.", "tokens": {"prompt": 10, "completion": 5, "cached": 0}},
 *    {"calls": [{"tool": "plan", "rawArgs": "not JSON"}], "times": 3, "finish": "length"},
 *    {"fault": {"status": 429, "retryAfter": 1}}],
 *  "otherwise": {"text": "That is all."}}
 * }</pre>
 *
 * <p>Faults: {@code status} (with {@code retryAfter}), {@code garbage}, {@code cutOff}, {@code endsEarly}, {@code hangMs},
 * {@code stallMs}, {@code slowMs}. {@code times} 0 means for ever.
 */
public final class ScriptJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScriptJson() {}

    /** Reads a script; what is not one is an {@link IllegalArgumentException}. */
    public static Script parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Reply> replies = new ArrayList<>();
            root.path("replies").forEach(node -> replies.add(reply(node)));
            Reply otherwise = root.has("otherwise") ? reply(root.get("otherwise")) : Reply.text("That is all.");
            return new Script(replies, otherwise);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a script: " + e.getOriginalMessage(), e);
        }
    }

    private static Reply reply(JsonNode node) {
        ScriptedCall[] calls = new ScriptedCall[node.path("calls").size()];
        for (int i = 0; i < calls.length; i++) {
            JsonNode call = node.path("calls").get(i);
            String arguments = call.has("rawArgs")
                    ? call.get("rawArgs").asText()
                    : call.path("args").toString();
            calls[i] = new ScriptedCall(call.path("tool").asText(), arguments.isEmpty() ? "{}" : arguments);
        }
        Reply reply = Reply.text(node.path("text").asText(""));
        reply = calls.length == 0 ? reply : reply.andCalls(calls);
        reply = node.has("fault") ? reply.but(fault(node.get("fault"))) : reply;
        reply = node.has("when") ? reply.when(node.get("when").asText()) : reply;
        int times = node.path("times").asInt(1);
        reply = times == 0 ? reply.forever() : reply.times(times);
        if (node.has("tokens")) {
            JsonNode tokens = node.get("tokens");
            reply = reply.using(new TokenCount(
                    tokens.path("prompt").asLong(),
                    tokens.path("completion").asLong(),
                    tokens.path("cached").asLong()));
        }
        return node.has("finish")
                ? reply.ending(Finish.valueOf(node.get("finish").asText().toUpperCase(Locale.ROOT)))
                : reply;
    }

    private static Misbehaviour fault(JsonNode node) {
        if (node.has("status")) {
            OptionalInt retryAfter = node.has("retryAfter")
                    ? OptionalInt.of(node.get("retryAfter").asInt())
                    : OptionalInt.empty();
            return new Misbehaviour.Status(node.get("status").asInt(), retryAfter);
        }
        if (node.has("hangMs")) {
            return new Misbehaviour.Hang(Duration.ofMillis(node.get("hangMs").asLong()));
        }
        if (node.has("stallMs")) {
            return new Misbehaviour.Stall(Duration.ofMillis(node.get("stallMs").asLong()));
        }
        if (node.has("slowMs")) {
            return new Misbehaviour.Slow(Duration.ofMillis(node.get("slowMs").asLong()));
        }
        if (node.path("garbage").asBoolean()) {
            return new Misbehaviour.Garbage();
        }
        if (node.path("cutOff").asBoolean()) {
            return new Misbehaviour.CutOff();
        }
        if (node.path("endsEarly").asBoolean()) {
            return new Misbehaviour.EndsEarly();
        }
        throw new IllegalArgumentException("not a fault: " + node);
    }
}
