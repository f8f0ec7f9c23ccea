package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.Locale;
import java.util.Set;

/**
 * Puts one text in the place of another wherever it stands, upper and lower case aside.
 *
 * @param whole whether only texts count that say nothing else
 */
record Replacement(String wanted, String text, boolean whole) {
    /** Fields that nobody reads, and that are no texts therefore. */
    private static final Set<String> HIDDEN =
            Set.of("id", "kind", "href", "src", "motif", "topic", "lang", "theme", "art");

    static Replacement whole(String wanted, String text) {
        return new Replacement(Fold.fold(wanted).strip(), text, true);
    }

    static Replacement part(String wanted, String text) {
        return new Replacement(wanted.toLowerCase(Locale.ROOT), text, false);
    }

    void in(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (!HIDDEN.contains(field.getKey())) {
                    field.setValue(replaced(field.getValue()));
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i)));
            }
        }
    }

    private JsonNode replaced(JsonNode node) {
        if (!node.isTextual()) {
            in(node);
            return node;
        }
        String now = node.asText();
        if (whole) {
            return Fold.fold(now).strip().equals(wanted) ? TextNode.valueOf(text) : node;
        }
        String lower = now.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(wanted);
        // Lower case may be longer than what it is of; then the place in it says nothing.
        return at < 0 || lower.length() != now.length()
                ? node
                : TextNode.valueOf(now.substring(0, at) + text + now.substring(at + wanted.length()));
    }
}
