package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.app.Sections;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.intent.Intent.AddPage;
import dev.atelier.core.agent.rules.intent.Intent.RemovePage;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.List;
import java.util.Optional;

/** Adds and removes pages; the menu follows by itself. */
final class PageEdits {
    private static final int MOST = 12;
    private static final int LONGEST_NAME = 40;

    private final Content app;
    private final Messages messages;

    PageEdits(Content app, Messages messages) {
        this.app = app;
        this.messages = messages;
    }

    Effect add(AddPage add, List<String> images) {
        ObjectNode tree = app.tree();
        if (Content.pages(tree).size() >= MOST) {
            return new Unchanged(messages.say("page.many"));
        }
        SectionKind kind = add.kind().orElse(SectionKind.TEXT);
        ObjectNode section = new SectionEdits(app, messages).make(kind, tree);
        String name = add.name()
                .map(words -> Texts.heading(Texts.clean(words, LONGEST_NAME)))
                .orElseGet(() -> Texts.heading(messages.say("kind." + kind.key())));
        if (Content.pages(tree).stream()
                .anyMatch(page -> Fold.fold(page.path("name").asText()).equals(Fold.fold(name)))) {
            return new Unchanged(messages.say("page.exists", name));
        }
        if (add.name().isPresent()) {
            section.put("title", name);
        }
        if (kind == SectionKind.GALLERY) {
            Pictures.showAll(section, images);
        }
        ObjectNode page = Tree.array(tree, "pages").addObject();
        page.put("id", Sections.freeId(id(name), Tree.ids(tree)));
        page.put("name", name);
        page.putArray("sections").add(section);
        return new Changed(Content.of(tree), messages.say("page.added", name));
    }

    /** As it stands in the address. */
    private static String id(String name) {
        String id = Fold.fold(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "page" : id;
    }

    Effect remove(RemovePage remove) {
        ObjectNode tree = app.tree();
        List<ObjectNode> pages = Content.pages(tree);
        Optional<ObjectNode> page = pages.stream()
                .filter(candidate -> isMeant(candidate, remove.page()))
                .findFirst();
        if (page.isEmpty()) {
            return new Unchanged(messages.say("page.missing", name(remove.page())));
        }
        if (page.get().equals(pages.getFirst())) {
            return new Unchanged(messages.say("page.first"));
        }
        Tree.drop(tree, page.get());
        return new Changed(
                Content.of(tree),
                messages.say("page.removed", page.get().path("name").asText()));
    }

    private String name(Ref ref) {
        return ref.words()
                .map(words -> Texts.clean(words, Texts.TITLE))
                .or(() -> ref.kind().map(kind -> messages.say("kind." + kind.key())))
                .orElse("");
    }

    private static boolean isMeant(ObjectNode page, Ref ref) {
        if (ref.words().filter(words -> Tree.isCalled(page, words)).isPresent()) {
            return true;
        }
        List<ObjectNode> sections = Tree.sections(page);
        return ref.kind().isPresent()
                && sections.size() == 1
                && Content.kind(sections.getFirst()).equals(ref.kind());
    }
}
