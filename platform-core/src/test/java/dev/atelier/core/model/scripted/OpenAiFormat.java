package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.model.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** OpenAI's chat completions. */
final class OpenAiFormat implements WireFormat {

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public String lastUserText(JsonNode request) {
        String text = "";
        for (JsonNode message : request.path("messages")) {
            if ("user".equals(message.path("role").asText())) {
                text = WireFormat.textOf(message.path("content"));
            }
        }
        return text;
    }

    @Override
    public boolean wantsStream(JsonNode request) {
        return request.path("stream").asBoolean();
    }

    @Override
    public String garbage() {
        return "data: {\"choices\": [{{{\u0000\n\n";
    }

    @Override
    public List<String> frames(Reply reply, boolean stream, CallIds ids) {
        return stream ? streamed(reply, ids) : List.of(whole(reply, ids));
    }

    private static List<String> streamed(Reply reply, CallIds ids) {
        List<String> frames = new ArrayList<>();
        ObjectNode role = chunk();
        delta(role).put("role", "assistant").put("content", "");
        frames.add(data(role));
        for (String piece : WireFormat.pieces(reply.text(), 6)) {
            ObjectNode text = chunk();
            delta(text).put("content", piece);
            frames.add(data(text));
        }
        for (int i = 0; i < reply.calls().size(); i++) {
            ScriptedCall call = reply.calls().get(i);
            ObjectNode begin = chunk();
            ObjectNode first = delta(begin).putArray("tool_calls").addObject();
            first.put("index", i).put("id", ids.next()).put("type", "function");
            first.putObject("function").put("name", call.tool()).put("arguments", "");
            frames.add(data(begin));
            for (String piece : WireFormat.pieces(call.arguments(), 7)) {
                ObjectNode more = chunk();
                ObjectNode part = delta(more).putArray("tool_calls").addObject();
                part.put("index", i).putObject("function").put("arguments", piece);
                frames.add(data(more));
            }
        }
        ObjectNode end = chunk();
        ((ObjectNode) end.get("choices").get(0)).put("finish_reason", finish(reply.finish()));
        frames.add(data(end));
        ObjectNode usage = chunk();
        usage.putArray("choices");
        usage.set("usage", usage(reply));
        frames.add(data(usage));
        frames.add("data: [DONE]\n\n");
        return frames;
    }

    private static String whole(Reply reply, CallIds ids) {
        ObjectNode completion = chunk();
        completion.put("object", "chat.completion");
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", finish(reply.finish()));
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant").put("content", reply.text());
        if (!reply.calls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            for (ScriptedCall call : reply.calls()) {
                ObjectNode node = calls.addObject();
                node.put("id", ids.next()).put("type", "function");
                node.putObject("function").put("name", call.tool()).put("arguments", call.arguments());
            }
        }
        completion.set("usage", usage(reply));
        return completion.toString();
    }

    private static ObjectNode chunk() {
        ObjectNode chunk = JSON.createObjectNode();
        chunk.put("id", "chatcmpl-1").put("object", "chat.completion.chunk");
        chunk.put("created", 1_767_225_600L).put("model", "scripted");
        chunk.putArray("choices").addObject().put("index", 0).putObject("delta");
        return chunk;
    }

    private static ObjectNode delta(ObjectNode chunk) {
        return (ObjectNode) chunk.get("choices").get(0).get("delta");
    }

    private static ObjectNode usage(Reply reply) {
        ObjectNode usage = JSON.createObjectNode();
        usage.put("prompt_tokens", reply.tokens().prompt());
        usage.put("completion_tokens", reply.tokens().completion());
        usage.put("total_tokens", reply.tokens().total());
        usage.putObject("prompt_tokens_details")
                .put("cached_tokens", reply.tokens().cached());
        return usage;
    }

    private static String finish(Finish finish) {
        return switch (finish) {
            case FILTERED -> "content_filter";
            case STOP, TOOL_CALLS, LENGTH, OTHER -> finish.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String data(ObjectNode chunk) {
        return "data: " + chunk + "\n\n";
    }
}
