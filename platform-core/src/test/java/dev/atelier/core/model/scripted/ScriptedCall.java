package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A tool call to be made; the arguments are sent as they are, whether or not they are JSON. */
public record ScriptedCall(String tool, String arguments) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static ScriptedCall of(String tool, Map<String, ?> arguments) {
        try {
            return new ScriptedCall(tool, JSON.writeValueAsString(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
