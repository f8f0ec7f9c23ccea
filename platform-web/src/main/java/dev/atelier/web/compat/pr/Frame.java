package dev.atelier.web.compat.pr;

import dev.atelier.web.compat.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One message of the stream (R16). */
record Frame(Type type, String message, Map<String, ?> more) {
    /** What kind of message. */
    enum Type {
        INFO,
        PROGRESS,
        SUCCESS,
        CHANGE,
        WARNING,
        ERROR,
        DONE
    }

    static Frame of(Type type, String message) {
        return new Frame(type, message, Map.of());
    }

    /** As server-sent events have it; JSON has no line breaks of its own. */
    byte[] bytes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type.name().toLowerCase(Locale.ROOT));
        json.put("message", message);
        json.putAll(more);
        return ("data: " + new String(JsonBody.bytes(json), StandardCharsets.UTF_8) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
