package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.app.Sections;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.edit.Tree.Place;
import dev.atelier.core.agent.rules.intent.Intent.AddSection;
import dev.atelier.core.agent.rules.intent.Intent.MoveSection;
import dev.atelier.core.agent.rules.intent.Intent.Remove;
import dev.atelier.core.agent.rules.intent.Intent.RemovePage;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.intent.Spot;
import java.util.List;
import java.util.Optional;

/** Adds, moves and removes sections. */
final class SectionEdits {
    private static final int LONGEST_MENU = 24;

    private final Content app;
    private final Messages messages;

    SectionEdits(Content app, Messages messages) {
        this.app = app;
        this.messages = messages;
    }

    Effect add(AddSection add, List<String> images) {
        ObjectNode tree = app.tree();
        ObjectNode page = pageFor(tree, add.spot());
        Optional<ObjectNode> there = Tree.sections(page).stream()
                .filter(section -> Tree.is(section, add.kind()))
                .findFirst();
        if (there.isPresent() && add.title().isEmpty()) {
            return new Unchanged(messages.say("section.exists", Tree.name(there.get(), messages)));
        }
        ObjectNode section = make(add.kind(), tree);
        add.title().ifPresent(title -> call(section, add.kind(), title));
        if (add.kind() == SectionKind.GALLERY) {
            Pictures.showAll(section, images);
        }
        Tree.put(page, Order.insert(Tree.sections(page), section, add.spot()));
        return new Changed(Content.of(tree), messages.say("section.added", name(section)));
    }

    /** A new section in the words and pictures of this app. */
    ObjectNode make(SectionKind kind, ObjectNode tree) {
        int seed = AppMaker.seed(app.title()) + Content.sections(tree).size();
        ObjectNode section =
                new Sections(app.language(), app.topic(), app.title(), app.title(), seed).make(kind, Tree.ids(tree));
        if (section.path("button").isTextual() && !section.has("href")) {
            section.put("href", "#");
        }
        return section;
    }

    private static void call(ObjectNode section, SectionKind kind, String title) {
        if (kind == SectionKind.TEXT && title.length() > Texts.TITLE / 3) {
            section.put("title", "");
            section.putArray("paragraphs").add(Texts.clean(title, Texts.LONG));
            return;
        }
        String heading = Texts.heading(Texts.clean(title, Texts.SHORT));
        section.put("title", heading);
        if (section.has("menu")) {
            section.put("menu", Texts.clean(heading, LONGEST_MENU));
        }
    }

    private String name(ObjectNode section) {
        String name = Tree.name(section, messages);
        String text = section.path("paragraphs").path(0).asText();
        return section.path("title").asText().isEmpty() && !text.isEmpty() ? Texts.clean(text, Texts.TITLE) : name;
    }

    private static ObjectNode pageFor(ObjectNode tree, Spot spot) {
        Optional<Ref> anchor = switch (spot) {
            case Spot.Before(Ref section) -> Optional.of(section);
            case Spot.After(Ref section) -> Optional.of(section);
            case Spot.InPlaceOf(Ref section) -> Optional.of(section);
            case Spot.Usual usual -> Optional.empty();
            case Spot.Top top -> Optional.empty();
            case Spot.Bottom bottom -> Optional.empty();
            case Spot.Up up -> Optional.empty();
            case Spot.Down down -> Optional.empty();
        };
        return anchor.flatMap(ref -> Tree.find(tree, ref))
                .map(Place::page)
                .orElseGet(() -> Content.pages(tree).getFirst());
    }

    Effect move(MoveSection move) {
        ObjectNode tree = app.tree();
        Optional<Place> place = Tree.find(tree, move.section());
        if (place.isEmpty()) {
            return new Unchanged(messages.say("section.missing", name(move.section())));
        }
        ObjectNode section = place.get().section();
        Optional<List<ObjectNode>> after = Order.move(Tree.sections(place.get().page()), section, move.spot());
        if (after.isEmpty()) {
            return new Unchanged(messages.say("section.anchor"));
        }
        Tree.put(place.get().page(), after.get());
        return new Changed(Content.of(tree), messages.say("section.moved", Tree.name(section, messages)));
    }

    /** A section by its kind or heading; else an entry of a list, or a page, of that name. */
    Effect remove(Remove remove) {
        ObjectNode tree = app.tree();
        Optional<Place> place = Tree.find(tree, remove.what());
        if (place.isEmpty()) {
            return removeNamed(remove.what());
        }
        ObjectNode page = place.get().page();
        List<ObjectNode> sections = Tree.sections(page);
        if (sections.size() == 1 && Content.pages(tree).size() == 1) {
            return new Unchanged(messages.say("section.last"));
        }
        sections.removeIf(section -> section.equals(place.get().section()));
        Tree.put(page, sections);
        if (sections.isEmpty()) {
            Tree.drop(tree, page);
        }
        String name = Tree.name(place.get().section(), messages);
        return new Changed(Content.of(tree), messages.say("section.removed", name));
    }

    private Effect removeNamed(Ref what) {
        if (what.words().isPresent()) {
            Effect item = ItemEdits.remove(app, what.words().get(), messages);
            Effect found = item instanceof Changed ? item : new PageEdits(app, messages).remove(new RemovePage(what));
            if (found instanceof Changed) {
                return found;
            }
        }
        return new Unchanged(messages.say("section.missing", name(what)));
    }

    private String name(Ref ref) {
        return ref.words()
                .map(words -> Texts.clean(words, Texts.TITLE))
                .or(() -> ref.kind().map(kind -> messages.say("kind." + kind.key())))
                .orElse("");
    }
}
