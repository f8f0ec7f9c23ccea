package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.intent.Wish;
import java.util.List;
import java.util.Optional;

/** Puts what the user said and uploaded in place of what was only invented. */
final class Fillings {
    private Fillings() {}

    /** @param sent pictures that came with the words, which are meant to be seen */
    static void fill(ObjectNode tree, Wish wish, List<String> images, List<String> sent) {
        section(tree, SectionKind.GALLERY).ifPresent(gallery -> Pictures.showAll(gallery, images));
        sent.stream()
                .limit(1)
                .forEach(cover -> section(tree, SectionKind.HERO).ifPresent(hero -> Pictures.put(hero, cover)));
        items(tree, wish.items());
        describe(tree, wish.statements());
        for (ObjectNode section : Content.sections(tree)) {
            if (section.path("button").isTextual() && !section.has("href")) {
                section.put("href", "#");
            }
        }
    }

    private static void items(ObjectNode tree, List<String> texts) {
        Optional<ObjectNode> list = section(tree, SectionKind.TODO).or(() -> section(tree, SectionKind.KANBAN));
        if (texts.isEmpty() || list.isEmpty()) {
            return;
        }
        boolean columns = Tree.is(list.get(), SectionKind.KANBAN);
        ArrayNode items = list.get().putArray("items");
        for (String text : texts) {
            ObjectNode item = items.addObject().put("title", Texts.heading(Texts.clean(text, Texts.SHORT)));
            if (columns) {
                item.put("column", 0);
            }
        }
    }

    /** Whole sentences about the thing are better than any that could be invented. */
    private static void describe(ObjectNode tree, List<String> statements) {
        if (statements.isEmpty()) {
            return;
        }
        String first = sentence(statements.getFirst());
        section(tree, SectionKind.HERO).ifPresent(hero -> hero.put("text", first));
        section(tree, SectionKind.ABOUT).ifPresent(about -> {
            ArrayNode paragraphs = about.putArray("paragraphs");
            statements.forEach(text -> paragraphs.add(sentence(text)));
        });
    }

    private static String sentence(String text) {
        String clean = Texts.clean(text, Texts.LONG);
        boolean ended = clean.endsWith("…") || clean.endsWith(".") || clean.endsWith("!") || clean.endsWith("?");
        return Texts.heading(ended ? clean : clean + ".");
    }

    private static Optional<ObjectNode> section(ObjectNode tree, SectionKind kind) {
        return Tree.find(tree, Ref.of(kind)).map(Tree.Place::section);
    }
}
