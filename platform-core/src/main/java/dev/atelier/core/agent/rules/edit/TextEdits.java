package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.edit.Effect.Unchanged;
import dev.atelier.core.agent.rules.intent.Intent.SetText;
import dev.atelier.core.agent.rules.intent.Intent.SetTitle;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.intent.TextTarget.OfApp;
import dev.atelier.core.agent.rules.intent.TextTarget.OfSection;
import dev.atelier.core.agent.rules.intent.TextTarget.Role;
import dev.atelier.core.agent.rules.intent.TextTarget.Saying;
import dev.atelier.core.agent.rules.phrase.Fold;
import java.util.Optional;

/** Titles and texts. */
final class TextEdits {
    private TextEdits() {}

    static Effect title(Content app, SetTitle set, Messages messages) {
        String text = Texts.clean(set.text(), Texts.TITLE);
        if (text.isEmpty()) {
            return new Unchanged(messages.say("title.empty"));
        }
        String old = app.title();
        Content changed = app.change(tree -> {
            tree.put("title", text);
            for (ObjectNode section : Content.sections(tree)) {
                if (section.path("title").asText().equals(old)) {
                    section.put("title", text);
                }
            }
            replaceName(tree, old, text);
        });
        return new Changed(changed, messages.say("title", text));
    }

    /** The footer usually bears the name, too. */
    private static void replaceName(ObjectNode tree, String old, String text) {
        String footer = tree.path("footer").asText();
        if (!old.isBlank() && footer.contains(old)) {
            tree.put("footer", footer.replace(old, text));
        }
    }

    static Effect text(Content app, SetText set, Messages messages) {
        return switch (set.target()) {
            case Saying(String old) -> saying(app, old, set.text(), messages);
            case OfApp(Role role) -> ofApp(app, role, set.text(), messages);
            case OfSection(SectionKind kind, Role role) -> ofSection(app, kind, role, set.text(), messages);
        };
    }

    private static Effect saying(Content app, String old, String text, Messages messages) {
        String wanted = old.strip();
        if (wanted.isEmpty()) {
            return new Unchanged(messages.say("text.which"));
        }
        if (Fold.fold(app.title()).equals(Fold.fold(wanted))) {
            return title(app, new SetTitle(text), messages);
        }
        String replacement = Texts.clean(text, Texts.LONG);
        Content whole =
                app.change(tree -> Replacement.whole(wanted, replacement).in(tree));
        Content changed = whole.equals(app)
                ? app.change(tree -> Replacement.part(wanted, replacement).in(tree))
                : whole;
        return changed.equals(app)
                ? new Unchanged(messages.say("text.missing", Texts.clean(old, Texts.TITLE)))
                : new Changed(changed, said("text", replacement, messages));
    }

    private static Effect ofApp(Content app, Role role, String text, Messages messages) {
        if (role == Role.TITLE) {
            return title(app, new SetTitle(text), messages);
        }
        String clean = Texts.clean(text, role == Role.BUTTON ? Texts.TITLE : Texts.LONG);
        if (role == Role.FOOTER) {
            return new Changed(app.change(tree -> tree.put("footer", clean)), said("footer", clean, messages));
        }
        Optional<String> id = Content.sections(app.tree()).stream()
                .filter(section -> role != Role.BUTTON || section.path("button").isTextual())
                .map(section -> section.path("id").asText())
                .findFirst();
        return id.map(found -> set(app, found, role, clean, messages))
                .orElseGet(() -> new Unchanged(messages.say("text.none")));
    }

    private static Effect ofSection(Content app, SectionKind kind, Role role, String text, Messages messages) {
        String clean = Texts.clean(text, role == Role.TITLE ? Texts.SHORT : Texts.LONG);
        return Tree.find(app.tree(), Ref.of(kind))
                .map(place -> set(app, place.section().path("id").asText(), role, clean, messages))
                .orElseGet(() -> new Unchanged(messages.say("section.missing", messages.say("kind." + kind.key()))));
    }

    private static Effect set(Content app, String id, Role role, String text, Messages messages) {
        Content changed = app.change(tree -> Content.sections(tree).stream()
                .filter(section -> section.path("id").asText().equals(id))
                .findFirst()
                .ifPresent(section -> put(section, role, text)));
        return new Changed(changed, said(Suggestions.key(role), text, messages));
    }

    private static void put(ObjectNode section, Role role, String text) {
        switch (role) {
            case TITLE -> section.put("title", text);
            case BUTTON -> section.put("button", text);
            case TAGLINE, TEXT, FOOTER -> {
                if (section.path("paragraphs").isArray()) {
                    section.putArray("paragraphs").add(text);
                } else {
                    section.put("text", text);
                }
            }
        }
    }

    private static String said(String role, String text, Messages messages) {
        return text.isEmpty() ? messages.say("text.gone") : messages.say("set." + role, text);
    }
}
