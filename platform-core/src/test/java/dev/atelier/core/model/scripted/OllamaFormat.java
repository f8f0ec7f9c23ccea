package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.model.Finish;
import java.util.ArrayList;
import java.util.List;

/** Ollama's chat: one JSON object in each line. Arguments that are no JSON cannot be said in it. */
final class OllamaFormat implements WireFormat {

    @Override
    public String contentType() {
        return "application/x-ndjson";
    }

    @Override
    public String lastUserText(JsonNode request) {
        return new OpenAiFormat().lastUserText(request);
    }

    @Override
    public boolean wantsStream(JsonNode request) {
        return request.path("stream").asBoolean(true);
    }

    @Override
    public String garbage() {
        return "{\"message\": {{{\n";
    }

    @Override
    public List<String> frames(Reply reply, boolean stream, CallIds ids) {
        List<String> frames = new ArrayList<>();
        int length = stream ? 6 : Math.max(1, reply.text().length());
        for (String piece : WireFormat.pieces(reply.text(), length)) {
            frames.add(line(piece).toString() + "\n");
        }
        ObjectNode end = line("");
        for (int i = 0; i < reply.calls().size(); i++) {
            ScriptedCall call = reply.calls().get(i);
            ObjectNode function = ((ObjectNode) end.get("message"))
                    .withArray("tool_calls")
                    .addObject()
                    .putObject("function");
            function.put("index", i).put("name", call.tool()).set("arguments", arguments(call));
        }
        end.put("done", true).put("done_reason", reply.finish() == Finish.LENGTH ? "length" : "stop");
        end.put("prompt_eval_count", reply.tokens().prompt());
        end.put("eval_count", reply.tokens().completion());
        frames.add(end + "\n");
        return frames;
    }

    private static JsonNode arguments(ScriptedCall call) {
        try {
            return JSON.readTree(call.arguments());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Ollama cannot say " + call.arguments(), e);
        }
    }

    private static ObjectNode line(String text) {
        ObjectNode line = JSON.createObjectNode();
        line.put("model", "scripted").put("created_at", "2026-01-01T00:00:00Z");
        line.putObject("message").put("role", "assistant").put("content", text);
        return line.put("done", false);
    }
}
