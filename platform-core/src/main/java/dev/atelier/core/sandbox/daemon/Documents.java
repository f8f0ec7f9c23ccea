package dev.atelier.core.sandbox.daemon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.sandbox.daemon.DaemonException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The JSON of requests and answers; answers are read with limits that an honest daemon never comes near. */
final class Documents {
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_MESSAGE = 300;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(LARGEST)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Documents() {}

    static ObjectNode request(String op) {
        return JSON.createObjectNode().put("v", 1).put("op", op);
    }

    static byte[] bytes(ObjectNode request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of plain values could not be written", e);
        }
    }

    static JsonNode parse(byte[] payload) throws DaemonException {
        if (payload.length > LARGEST) {
            throw new DaemonException(Reason.GARBLED, "an answer is too long");
        }
        try {
            JsonNode document = JSON.readTree(payload);
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (IOException e) {
            throw new DaemonException(Reason.GARBLED, "an answer is not JSON", e);
        }
        throw new DaemonException(Reason.GARBLED, "an answer is not a JSON object");
    }

    static OptionalInt optionalInt(JsonNode document, String key) throws DaemonException {
        JsonNode value = document.path(key);
        if (value.isNull() || value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new DaemonException(Reason.GARBLED, "\"" + key + "\" is not a number");
        }
        return OptionalInt.of(value.intValue());
    }

    static OptionalLong optionalLong(JsonNode document, String key) throws DaemonException {
        OptionalInt value = optionalInt(document, key);
        return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
    }

    static boolean flag(JsonNode document, String key) {
        return document.path(key).asBoolean(false);
    }

    /** A sentence from inside, made fit to be shown: one line, printable, not long. */
    static String sentence(JsonNode document, String key) {
        String text = document.path(key).asText("").replaceAll("\\p{C}", " ").strip();
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }
}
