package dev.atelier.local.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an event says to a person, in a line; nothing for those that another says better. */
final class Progress {
    private static final int LONGEST = 500;

    private Progress() {}

    static Optional<String> line(String type, JsonNode data) {
        return text(type, data).map(Progress::printable);
    }

    private static Optional<String> text(String type, JsonNode data) {
        return switch (type) {
            // What ended it is told with the task's result.
            case "asked", "tool_requested", "run_ended", "usage_recorded" -> Optional.empty();
            case "claimed" ->
                Optional.of(
                        data.path("attempt").asInt() > 1
                                ? "A worker takes it over, attempt " + data.path("attempt") + "."
                                : "A worker takes it.");
            case "agent_chosen" -> Optional.of("Agent: " + of(data, "agent") + ". " + of(data, "why"));
            case "plan_made" -> Optional.of("Plan: " + String.join("; ", texts(data.path("steps"))));
            case "tool_finished" ->
                Optional.of((data.path("ok").asBoolean(true) ? "" : "Failed: ") + of(data, "summary"));
            case "file_changed" ->
                Optional.of(of(data, "kind").toLowerCase(java.util.Locale.ROOT) + " " + of(data, "path"));
            case "model_answered", "answered" -> Optional.of(of(data, "text")).filter(text -> !text.isBlank());
            case "warning" -> Optional.of("Warning: " + of(data.path("fault"), "message"));
            case "check_failed" -> Optional.of("Check failed: " + String.join("; ", texts(data.path("problems"))));
            default -> Optional.of(other(type, data));
        };
    }

    /** Events that this program knows nothing about yet: their name, and what they say in single words. */
    private static String other(String type, JsonNode data) {
        List<String> details = new ArrayList<>();
        data.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().asText().isBlank()) {
                details.add(field.getKey() + " " + field.getValue().asText());
            }
        });
        String name = type.replace('_', ' ');
        String first = name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return details.isEmpty() ? first : first + ": " + String.join(", ", details);
    }

    private static String of(JsonNode data, String field) {
        return data.path(field).asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** What comes from repositories and models must not steer the terminal. */
    static String printable(String text) {
        StringBuilder line = new StringBuilder();
        text.strip().codePoints().limit(LONGEST).forEach(character -> {
            if (character == '\n' || character == '\t') {
                line.append(' ');
            } else if (!Character.isISOControl(character) && Character.getType(character) != Character.FORMAT) {
                line.appendCodePoint(character);
            }
        });
        return line.toString();
    }
}
