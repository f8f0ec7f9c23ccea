package dev.atelier.web.compat.builder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;

/**
 * The body of a message: {@code {"messages":[{"role":"user","text":"…"}]}}. A client may send the whole conversation; the
 * platform remembers it anyway, so what counts is what the user said last.
 */
final class Messages {
    private Messages() {}

    static String lastOfUser(JsonNode body) {
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw bad("Send at least one message: {\"messages\":[{\"role\":\"user\",\"text\":\"…\"}]}.");
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonNode message = messages.get(i);
            if (message.path("role").asText("user").equals("user")) {
                if (!message.path("text").isTextual()) {
                    throw bad("A message needs a \"text\".");
                }
                return message.path("text").textValue();
            }
        }
        throw bad("None of the messages is the user's.");
    }

    private static FaultException bad(String message) {
        return Fault.of(FaultKind.USER, "bad_messages", message).asException();
    }
}
