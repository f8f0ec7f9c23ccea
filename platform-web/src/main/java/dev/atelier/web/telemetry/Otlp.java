package dev.atelier.web.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes traces as OpenTelemetry's collectors take them: OTLP over HTTP, as JSON. */
final class Otlp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERNAL = 1;
    private static final int ERROR = 2;

    private Otlp() {}

    /**
     * One run's trace, whose id is the run's.
     *
     * @param spans the run itself first, and then its parts
     * @param node which of the installation's processes tells it
     */
    static byte[] trace(RunId run, List<Span> spans, String node) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode resource = root.putArray("resourceSpans").addObject();
        attributes(
                resource.putObject("resource").putArray("attributes"),
                Map.of("service.name", "atelier", "service.instance.id", node));
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "dev.atelier.run");
        ArrayNode written = scope.putArray("spans");
        String trace = run.value().toString().replace("-", "");
        for (int i = 0; i < spans.size(); i++) {
            write(written.addObject(), trace, i, spans.get(i));
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(ObjectNode out, String trace, int number, Span span) {
        out.put("traceId", trace);
        out.put("spanId", id(number));
        if (number > 0) {
            out.put("parentSpanId", id(0));
        }
        out.put("name", span.name());
        out.put("kind", INTERNAL);
        out.put("startTimeUnixNano", nanos(span.start()));
        out.put("endTimeUnixNano", nanos(span.end()));
        attributes(out.putArray("attributes"), span.attributes());
        if (span.failed()) {
            out.putObject("status").put("code", ERROR);
        }
    }

    private static void attributes(ArrayNode out, Map<String, Object> attributes) {
        attributes.forEach((name, value) -> {
            ObjectNode attribute = out.addObject().put("key", name);
            if (value instanceof Number number) {
                // A 64-bit number is text in JSON, says protobuf.
                attribute.putObject("value").put("intValue", String.valueOf(number.longValue()));
            } else {
                attribute.putObject("value").put("stringValue", value.toString());
            }
        });
    }

    /** Unique within its trace, and never zero, which would be no id. */
    private static String id(int number) {
        return String.format("%016x", number + 1L);
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + String.format("%09d", at.getNano());
    }
}
