package dev.atelier.web.compat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON in and out. */
public final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** More than a long conversation with the longest message has. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private JsonBody() {}

    /** The request's body, an object; else the fault {@code malformed_json} or {@code too_large}. */
    public static JsonNode json(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw Fault.of(
                            FaultKind.TOO_LARGE,
                            "too_large",
                            "The request's body is larger than " + (LONGEST >> 20)
                                    + " MB, the most that is taken here.")
                    .asException();
        }
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw malformed().causedBy(e);
        }
        throw malformed().asException();
    }

    public static void send(HttpServletResponse response, Map<String, ? extends @Nullable Object> fields)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(fields);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    public static byte[] bytes(Map<String, ? extends @Nullable Object> fields) {
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("these fields can be written", e);
        }
    }

    private static Fault malformed() {
        return Fault.of(FaultKind.USER, "malformed_json", "The request's body is not the JSON that is expected here.");
    }
}
