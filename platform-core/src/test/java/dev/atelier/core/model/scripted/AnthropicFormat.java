package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.model.Finish;
import java.util.ArrayList;
import java.util.List;

/** Anthropic's messages. */
final class AnthropicFormat implements WireFormat {

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public String lastUserText(JsonNode request) {
        String text = "";
        for (JsonNode message : request.path("messages")) {
            // the results of tools are the user's messages too, but hold no text part
            String found = WireFormat.textOf(message.path("content"));
            if ("user".equals(message.path("role").asText()) && !found.isEmpty()) {
                text = found;
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
        return "event: content_block_delta\ndata: {\"type\": {{{\n\n";
    }

    @Override
    public List<String> frames(Reply reply, boolean stream, CallIds ids) {
        return stream ? streamed(reply, ids) : List.of(whole(reply, ids));
    }

    private static List<String> streamed(Reply reply, CallIds ids) {
        List<String> frames = new ArrayList<>();
        ObjectNode start = event("message_start");
        start.set("message", message(reply));
        frames.add(frame(start));
        frames.add(frame(event("ping")));
        int index = 0;
        if (!reply.text().isEmpty()) {
            frames.addAll(text(reply.text(), index++));
        }
        for (ScriptedCall call : reply.calls()) {
            frames.addAll(call(call, index++, ids));
        }
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", finish(reply.finish())).putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", reply.tokens().completion());
        frames.add(frame(end));
        frames.add(frame(event("message_stop")));
        return frames;
    }

    private static List<String> text(String text, int index) {
        List<String> frames = new ArrayList<>();
        ObjectNode begin = event("content_block_start").put("index", index);
        begin.putObject("content_block").put("type", "text").put("text", "");
        frames.add(frame(begin));
        for (String piece : WireFormat.pieces(text, 6)) {
            ObjectNode delta = event("content_block_delta").put("index", index);
            delta.putObject("delta").put("type", "text_delta").put("text", piece);
            frames.add(frame(delta));
        }
        frames.add(frame(event("content_block_stop").put("index", index)));
        return frames;
    }

    private static List<String> call(ScriptedCall call, int index, CallIds ids) {
        List<String> frames = new ArrayList<>();
        ObjectNode begin = event("content_block_start").put("index", index);
        ObjectNode block = begin.putObject("content_block");
        block.put("type", "tool_use").put("id", ids.next()).put("name", call.tool());
        block.putObject("input");
        frames.add(frame(begin));
        for (String piece : WireFormat.pieces(call.arguments(), 7)) {
            ObjectNode delta = event("content_block_delta").put("index", index);
            delta.putObject("delta").put("type", "input_json_delta").put("partial_json", piece);
            frames.add(frame(delta));
        }
        frames.add(frame(event("content_block_stop").put("index", index)));
        return frames;
    }

    private static String whole(Reply reply, CallIds ids) {
        ObjectNode message = message(reply);
        message.put("stop_reason", finish(reply.finish()));
        if (!reply.text().isEmpty()) {
            message.withArray("content").addObject().put("type", "text").put("text", reply.text());
        }
        for (ScriptedCall call : reply.calls()) {
            ObjectNode block = message.withArray("content").addObject();
            block.put("type", "tool_use").put("id", ids.next()).put("name", call.tool());
            try {
                block.set("input", JSON.readTree(call.arguments()));
            } catch (JsonProcessingException notJson) {
                block.put("input", call.arguments());
            }
        }
        return message.toString();
    }

    private static ObjectNode message(Reply reply) {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", "msg_1").put("type", "message").put("role", "assistant");
        message.put("model", "scripted").putNull("stop_reason").putNull("stop_sequence");
        message.putArray("content");
        ObjectNode usage = message.putObject("usage");
        usage.put("input_tokens", reply.tokens().prompt() - reply.tokens().cached());
        usage.put("cache_read_input_tokens", reply.tokens().cached());
        usage.put("cache_creation_input_tokens", 0);
        usage.put("output_tokens", reply.tokens().completion());
        return message;
    }

    private static String finish(Finish finish) {
        return switch (finish) {
            case STOP, OTHER -> "end_turn";
            case TOOL_CALLS -> "tool_use";
            case LENGTH -> "max_tokens";
            case FILTERED -> "refusal";
        };
    }

    private static ObjectNode event(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static String frame(ObjectNode event) {
        return "event: " + event.get("type").asText() + "\ndata: " + event + "\n\n";
    }
}
