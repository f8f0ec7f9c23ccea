package dev.atelier.core.agent.rules.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.core.agent.rules.Resources;
import dev.atelier.core.agent.rules.phrase.Language;
import java.util.EnumSet;
import java.util.Set;

/** Makes sections: the usual words of their kind, those of the topic over them, and the app's name filled in. */
public final class Sections {
    private static final Set<SectionKind> WITH_ART =
            EnumSet.of(SectionKind.HERO, SectionKind.FEATURES, SectionKind.ABOUT, SectionKind.BLOG);

    private final Language language;
    private final Topic topic;
    private final String title;
    private final String about;
    private final int seed;

    /**
     * @param title the app's name, which some texts mention
     * @param about what it is about, in the user's words
     * @param seed another one gives other pictures
     */
    public Sections(Language language, Topic topic, String title, String about, int seed) {
        this.language = language;
        this.topic = topic;
        this.title = title;
        this.about = about;
        this.seed = seed;
    }

    /** Ready to be put on a page whose app already uses the taken ids. */
    public ObjectNode make(SectionKind kind, Set<String> taken) {
        ObjectNode section = Json.object();
        section.put("id", freeId(kind.key(), taken));
        section.put("kind", kind.key());
        ObjectNode words = Json.parse(Resources.text("sections/" + kind.key() + "/" + language.code() + ".json"))
                .orElseThrow();
        words.setAll(topic.copy(language, kind));
        words.properties().forEach(field -> section.set(field.getKey(), filled(field.getValue())));
        if (WITH_ART.contains(kind)) {
            section.putObject("art").put("motif", topic.motif()).put("seed", seed);
        }
        return section;
    }

    /** An id that no other section or page has. */
    public static String freeId(String wish, Set<String> taken) {
        String id = wish;
        for (int i = 2; taken.contains(id); i++) {
            id = wish + "-" + i;
        }
        return id;
    }

    private JsonNode filled(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.object().arrayNode();
            array.forEach(element -> copy.add(filled(element)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(fill(node.asText())) : node;
    }

    private String fill(String text) {
        return text.replace("{about}", about).replace("{title}", title);
    }
}
