package dev.atelier.core.agent.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.source.SourcePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call's arguments, read by name and type. Generous where the meaning is plain (a number in quotes), precise in its
 * complaint where it is not.
 */
final class ToolArguments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode node;

    private ToolArguments(JsonNode node) {
        this.node = node;
    }

    /** @throws BadArguments when it is no JSON object */
    static ToolArguments parse(String json) {
        if (json.isBlank()) {
            return new ToolArguments(JSON.createObjectNode());
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (node != null && node.isObject()) {
                return new ToolArguments(node);
            }
            throw new BadArguments("The arguments must be a JSON object.");
        } catch (JsonProcessingException e) {
            throw new BadArguments("The arguments are not valid JSON (" + e.getOriginalMessage()
                    + "). If they were cut off because they are long, do it in smaller steps.");
        }
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> new BadArguments("\"" + name + "\" is missing."));
    }

    Optional<String> optionalText(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrongType(name, "a string", value);
        }
        return Optional.of(value.asText());
    }

    /** A whole number, moved to the nearer bound when it lies outside of them. */
    int number(String name, int fallback, int least, int most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (value.isIntegralNumber()) {
            return Math.clamp(value.asLong(), least, most);
        }
        try {
            return Math.clamp(Long.parseLong(value.asText().strip()), least, most);
        } catch (NumberFormatException e) {
            throw wrongType(name, "a whole number", value);
        }
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongType(name, "true or false", value);
        };
    }

    /** At least one text. */
    List<String> texts(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual() && !value.asText().isBlank()) {
            return List.of(value.asText());
        }
        if (!value.isArray() || value.isEmpty()) {
            throw value.isMissingNode()
                    ? new BadArguments("\"" + name + "\" is missing.")
                    : wrongType(name, "an array with at least one string", value);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                throw wrongType(name, "an array of strings", value);
            }
            texts.add(item.asText());
        }
        return texts;
    }

    /** A path in the project, also when it is written as one from the root or from the sandbox's work tree. */
    SourcePath path(String name) {
        String plain = text(name).strip().replace('\\', '/').replaceFirst("^(/workspace/|\\./|/)+", "");
        try {
            return SourcePath.of(plain);
        } catch (FaultException e) {
            throw new BadArguments("\"" + name + "\": " + e.getMessage()
                    + " Use a path relative to the project's root, such as src/App.jsx.");
        }
    }

    private static BadArguments wrongType(String name, String expected, JsonNode value) {
        String shown = value.toString();
        return new BadArguments("\"" + name + "\" must be " + expected + ", but is "
                + value.getNodeType().name().toLowerCase(Locale.ROOT) + ": "
                + shown.substring(0, Math.min(80, shown.length())));
    }
}
