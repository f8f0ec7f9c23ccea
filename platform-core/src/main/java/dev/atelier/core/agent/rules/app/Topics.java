package dev.atelier.core.agent.rules.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.look.Colour;
import dev.atelier.core.agent.rules.look.Corners;
import dev.atelier.core.agent.rules.look.Typeface;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All topics that there are words for; each is a file in {@code topics}. */
public final class Topics {
    /** Shorter words turn up by chance inside of others. */
    private static final int LONG_ENOUGH = 6;

    private static final List<Topic> ALL = Resources.text("topics/index.txt")
            .lines()
            .filter(line -> !line.isBlank())
            .map(Topics::load)
            .toList();

    private Topics() {}

    /** The topic of that name, or the general one. */
    public static Topic named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseGet(Topics::general);
    }

    /** What some words are about: the first topic, the more particular ones before the others, that they name. */
    public static Topic of(String text) {
        String words = " " + String.join(" ", Fold.fold(text).split("[^\\p{L}\\p{N}]+", -1)) + " ";
        return ALL.stream()
                .filter(topic -> topic.words().stream().anyMatch(sign -> tells(words, sign)))
                .findFirst()
                .orElseGet(Topics::general);
    }

    private static boolean tells(String words, String sign) {
        return words.contains(" " + sign + " ")
                || words.contains(" " + sign + "s ")
                || (sign.length() >= LONG_ENOUGH && words.contains(sign));
    }

    private static Topic general() {
        return ALL.getLast();
    }

    private static Topic load(String name) {
        ObjectNode file = Json.parse(Resources.text("topics/" + name + ".json"))
                .orElseThrow(() -> new IllegalStateException("not JSON: " + name));
        return new Topic(
                name,
                texts(file.path("words")).stream().map(Fold::fold).toList(),
                texts(file.path("colours")).stream()
                        .map(hex -> Colour.parse(hex).orElseThrow())
                        .toList(),
                file.path("bold").asBoolean(),
                Typeface.valueOf(file.path("typeface").asText().toUpperCase(Locale.ROOT)),
                Corners.valueOf(file.path("corners").asText().toUpperCase(Locale.ROOT)),
                file.path("motif").asText(),
                texts(file.path("sections")).stream()
                        .map(key -> SectionKind.of(key).orElseThrow())
                        .toList(),
                file);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
