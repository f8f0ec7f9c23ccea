package dev.atelier.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns events into what is stored, and back. An event's type name is its record's name in lower snake case.
 *
 * <p>When a record's shape changes so that old bodies would no longer load, its version goes up and {@link #UPGRADES}
 * gets the function that turns a body of the version before into one of the new version. A golden file for each type and
 * version proves that all that was ever written still loads.
 */
final class EventCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Types that are not at version 1 any more. */
    private static final Map<String, Integer> VERSIONS =
            Map.of("asked", 2, "check_passed", 2, "check_failed", 2, "model_answered", 2, "run_ended", 3);

    /** By type and the version upgraded from, such as {@code "asked/1"}. */
    private static final Map<String, Function<ObjectNode, ObjectNode>> UPGRADES = Map.of(
            "asked/1", EventCodec::withoutAttachments,
            "check_passed/1", EventCodec::seenByDevServer,
            "check_failed/1", EventCodec::withoutScreenshot,
            "model_answered/1", EventCodec::withoutCost,
            "run_ended/1", EventCodec::withoutSummary,
            "run_ended/2", EventCodec::withoutCostInSummary);

    private static final Map<String, Class<?>> TYPES = Arrays.stream(RunEvent.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(EventCodec::nameOf, Function.identity()));

    record Encoded(String type, int version, String body) {}

    private EventCodec() {}

    static Encoded encode(RunEvent event) {
        String type = nameOf(event.getClass());
        return new Encoded(type, versionOf(type), write(event));
    }

    /** Reads an event of any version that was ever written. */
    static RunEvent decode(Encoded encoded) {
        Class<?> type = TYPES.get(encoded.type());
        if (type == null) {
            throw new IllegalStateException("no event has the type name " + encoded.type());
        }
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(encoded.body());
            for (int version = encoded.version(); version < versionOf(encoded.type()); version++) {
                Function<ObjectNode, ObjectNode> upgrade = UPGRADES.get(encoded.type() + "/" + version);
                if (upgrade == null) {
                    throw new IllegalStateException("no upgrade from " + encoded.type() + "/" + version);
                }
                body = upgrade.apply(body);
            }
            return (RunEvent) JSON.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of type " + encoded.type() + " does not load", e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    static Ask readAsk(String json) {
        try {
            return JSON.readValue(json, Ask.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ask does not load", e);
        }
    }

    static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
    }

    /** Asks had nothing but words at first. */
    private static ObjectNode withoutAttachments(ObjectNode asked) {
        if (asked.path("ask") instanceof ObjectNode ask
                && "change".equals(ask.path("kind").asText())) {
            ask.putArray("attachments");
        }
        return asked;
    }

    /** Before there was a browser, what was checked was always the same, in words. */
    private static ObjectNode seenByDevServer(ObjectNode passed) {
        passed.remove("what");
        passed.putArray("checked").add("COMPILES").add("LOADS");
        return passed.putNull("screenshot");
    }

    private static ObjectNode withoutScreenshot(ObjectNode failed) {
        return failed.put("millis", 0).putNull("screenshot");
    }

    private static ObjectNode withoutSummary(ObjectNode ended) {
        return ended.set("summary", JSON.valueToTree(RunSummary.NONE));
    }

    /** Before there were prices, what an answer cost is not known. */
    private static ObjectNode withoutCost(ObjectNode answered) {
        return answered.putNull("cost");
    }

    private static ObjectNode withoutCostInSummary(ObjectNode ended) {
        if (ended.path("summary") instanceof ObjectNode summary) {
            summary.putNull("cost");
        }
        return ended;
    }

    private static int versionOf(String type) {
        return VERSIONS.getOrDefault(type, 1);
    }
}
