package dev.atelier.core.model.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the server was asked; header names are in lower case. */
public record RecordedRequest(String path, Map<String, String> headers, JsonNode body) {

    public RecordedRequest {
        headers = Map.copyOf(headers);
    }
}
