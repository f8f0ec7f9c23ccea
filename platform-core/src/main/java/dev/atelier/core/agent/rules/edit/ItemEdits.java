package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.intent.Intent.AddItem;
import dev.atelier.core.agent.rules.intent.Ref;
import java.util.List;
import java.util.Optional;

/** Entries in the lists of sections: tasks, questions, prices. */
final class ItemEdits {
    /** The lists in which a thing without a name of its own may belong, likeliest first. */
    private static final List<SectionKind> LIKELY = List.of(
            SectionKind.TODO,
            SectionKind.KANBAN,
            SectionKind.FEATURES,
            SectionKind.FAQ,
            SectionKind.PRICES,
            SectionKind.DATES);

    private ItemEdits() {}

    static Effect add(Content app, AddItem add, Messages messages) {
        ObjectNode tree = app.tree();
        Optional<ObjectNode> section = list(tree, add.section());
        if (section.isEmpty()) {
            String kind = add.section().orElse(SectionKind.FEATURES).key();
            return new Unchanged(messages.say("section.missing", messages.say("kind." + kind)));
        }
        ArrayNode items = Tree.array(section.get(), "items");
        for (String text : add.texts()) {
            items.add(item(section.get(), items, Texts.heading(Texts.clean(text, Texts.SHORT))));
        }
        List<String> quoted = add.texts().stream()
                .map(text -> messages.say("quote", Texts.clean(text, Texts.TITLE)))
                .toList();
        return new Changed(Content.of(tree), messages.say("item.added", messages.list(quoted)));
    }

    private static Optional<ObjectNode> list(ObjectNode tree, Optional<SectionKind> kind) {
        List<SectionKind> candidates = kind.map(
                        known -> known == SectionKind.TODO ? List.of(known, SectionKind.KANBAN) : List.of(known))
                .orElse(LIKELY);
        return candidates.stream()
                .flatMap(likely -> Tree.find(tree, Ref.of(likely)).stream())
                .map(Tree.Place::section)
                .findFirst();
    }

    /** An entry with the fields that the component needs to show it like those before it. */
    private static ObjectNode item(ObjectNode section, ArrayNode items, String text) {
        ObjectNode item = section.objectNode();
        item.put("title", text);
        for (String field : List.of("column", "value")) {
            if (items.path(0).has(field)) {
                item.set(field, items.path(0).path(field));
            }
        }
        return item;
    }

    /** Takes an entry of that title out of whichever list has it. */
    static Effect remove(Content app, String words, Messages messages) {
        ObjectNode tree = app.tree();
        for (ObjectNode section : Content.sections(tree)) {
            if (section.path("items") instanceof ArrayNode items) {
                for (int i = 0; i < items.size(); i++) {
                    if (Tree.isCalled(items.get(i), words)) {
                        String title = items.get(i).path("title").asText();
                        items.remove(i);
                        return new Changed(Content.of(tree), messages.say("item.removed", title));
                    }
                }
            }
        }
        return new Unchanged(messages.say("section.missing", Texts.clean(words, Texts.TITLE)));
    }
}
