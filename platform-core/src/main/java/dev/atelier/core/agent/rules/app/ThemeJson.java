package dev.atelier.core.agent.rules.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.look.Colour;
import dev.atelier.core.agent.rules.look.Corners;
import dev.atelier.core.agent.rules.look.Mode;
import dev.atelier.core.agent.rules.look.Surface;
import dev.atelier.core.agent.rules.look.Theme;
import dev.atelier.core.agent.rules.look.Typeface;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A theme as it stands in the content file; a missing or odd value is taken for the usual one. */
final class ThemeJson {
    private static final Colour USUAL = new Colour(0x2f, 0x5d, 0x8a);

    private ThemeJson() {}

    static Theme read(JsonNode node) {
        Map<Surface, Colour> surfaces = new EnumMap<>(Surface.class);
        for (Surface surface : Surface.values()) {
            Colour.parse(node.path("surfaces").path(key(surface)).asText()).ifPresent(it -> surfaces.put(surface, it));
        }
        return new Theme(
                Colour.parse(node.path("colour").asText()).orElse(USUAL),
                node.path("bold").asBoolean(true),
                value(Mode.class, node.path("mode"), Mode.AUTO),
                value(Typeface.class, node.path("typeface"), Typeface.SANS),
                value(Corners.class, node.path("corners"), Corners.SOFT),
                node.path("titleSize").asInt(0),
                node.path("textSize").asInt(0),
                surfaces);
    }

    static ObjectNode write(Theme theme) {
        ObjectNode node = Json.object();
        node.put("colour", theme.colour().hex());
        node.put("bold", theme.bold());
        node.put("mode", key(theme.mode()));
        node.put("typeface", key(theme.typeface()));
        node.put("corners", key(theme.corners()));
        node.put("titleSize", theme.titleSize());
        node.put("textSize", theme.textSize());
        ObjectNode surfaces = node.putObject("surfaces");
        for (Surface surface : Surface.values()) {
            Colour colour = theme.surfaces().get(surface);
            if (colour != null) {
                surfaces.put(key(surface), colour.hex());
            }
        }
        return node;
    }

    private static <E extends Enum<E>> E value(Class<E> type, JsonNode node, E usual) {
        for (E value : type.getEnumConstants()) {
            if (key(value).equals(node.asText())) {
                return value;
            }
        }
        return usual;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
