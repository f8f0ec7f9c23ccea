package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds things in a tree of content. */
final class Tree {
    private static final List<String> NAMES = List.of("title", "menu", "name");
    private static final int LONG_ENOUGH = 4;

    private Tree() {}

    static List<ObjectNode> sections(ObjectNode page) {
        List<ObjectNode> sections = new ArrayList<>();
        page.path("sections").forEach(node -> {
            if (node instanceof ObjectNode section) {
                sections.add(section);
            }
        });
        return sections;
    }

    static void put(ObjectNode page, List<ObjectNode> sections) {
        page.putArray("sections").addAll(sections);
    }

    /** Takes a page away. */
    static void drop(ObjectNode tree, ObjectNode page) {
        List<ObjectNode> pages = Content.pages(tree);
        pages.removeIf(page::equals);
        tree.putArray("pages").addAll(pages);
    }

    static Set<String> ids(ObjectNode tree) {
        Set<String> ids = new HashSet<>();
        Content.pages(tree).forEach(page -> ids.add(page.path("id").asText()));
        Content.sections(tree).forEach(section -> ids.add(section.path("id").asText()));
        return ids;
    }

    static ArrayNode array(ObjectNode node, String field) {
        return node.path(field) instanceof ArrayNode array ? array : node.putArray(field);
    }

    static boolean is(JsonNode section, SectionKind kind) {
        return Content.kind(section).filter(kind::equals).isPresent();
    }

    /** How a person would call a section: its heading, else the word in the menu, else its kind. */
    static String name(JsonNode section, Messages messages) {
        for (String field : NAMES) {
            if (!section.path(field).asText().isBlank()) {
                return section.path(field).asText();
            }
        }
        return Content.kind(section)
                .map(kind -> messages.say("kind." + kind.key()))
                .orElse("");
    }

    /** The section that is meant, and the page that it is on. */
    static Optional<Place> find(ObjectNode tree, Ref ref) {
        for (ObjectNode page : Content.pages(tree)) {
            for (ObjectNode section : sections(page)) {
                if (matches(section, ref)) {
                    return Optional.of(new Place(page, section));
                }
            }
        }
        return Optional.empty();
    }

    static boolean matches(ObjectNode section, Ref ref) {
        boolean sameKind = ref.kind().filter(kind -> is(section, kind)).isPresent();
        boolean sameWords =
                ref.words().filter(words -> isCalled(section, words)).isPresent();
        return sameKind || sameWords;
    }

    static boolean isCalled(JsonNode node, String words) {
        String wanted = Fold.fold(words).strip();
        for (String field : NAMES) {
            String text = Fold.fold(node.path(field).asText()).strip();
            if (!wanted.isEmpty()
                    && (text.equals(wanted) || (wanted.length() >= LONG_ENOUGH && text.contains(wanted)))) {
                return true;
            }
        }
        return false;
    }

    record Place(ObjectNode page, ObjectNode section) {}
}
