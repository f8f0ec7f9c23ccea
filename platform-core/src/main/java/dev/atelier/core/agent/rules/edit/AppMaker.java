package dev.atelier.core.agent.rules.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.Content;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.app.Sections;
import dev.atelier.core.agent.rules.app.Topic;
import dev.atelier.core.agent.rules.app.Topics;
import dev.atelier.core.agent.rules.edit.Effect.Changed;
import dev.atelier.core.agent.rules.intent.Intent.MakeApp;
import dev.atelier.core.agent.rules.intent.Spot;
import dev.atelier.core.agent.rules.intent.Wish;
import dev.atelier.core.agent.rules.phrase.Fold;
import dev.atelier.core.agent.rules.phrase.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a whole app's content from a wish. */
final class AppMaker {
    private static final int SEEDS = 9973;
    private static final Set<String> NO_NAMES = Set.of(
            "my",
            "new",
            "untitled",
            "project",
            "app",
            "test",
            "demo",
            "first",
            "mein",
            "neues",
            "neue",
            "projekt",
            "erstes",
            "unbenannt",
            "1",
            "2",
            "3");

    private final Facts facts;
    private final Messages messages;

    AppMaker(Facts facts, Messages messages) {
        this.facts = facts;
        this.messages = messages;
    }

    Effect make(MakeApp make) {
        Wish wish = make.wish();
        Language language = wish.language().orElse(facts.language());
        String title = title(make, language);
        String about =
                wish.topic().map(words -> Texts.clean(words, Texts.TITLE)).orElse(title);
        Topic topic = topic(wish, title);
        int seed = seed(title);

        ObjectNode tree = Skeleton.of(make.kind(), language, topic, title, seed);
        ObjectNode page = Content.pages(tree).getFirst();
        Sections sections = new Sections(language, topic, title, about, seed);
        for (SectionKind kind : recipe(make.kind(), topic)) {
            ObjectNode section = sections.make(kind, Tree.ids(tree));
            if (kind == make.kind().heart()) {
                section.put("title", title);
            }
            List<ObjectNode> there = Tree.sections(page);
            there.add(section);
            Tree.put(page, there);
        }
        for (SectionKind kind : wish.sections()) {
            if (Tree.sections(page).stream().noneMatch(there -> Tree.is(there, kind))) {
                ObjectNode section = sections.make(kind, Tree.ids(tree));
                Tree.put(page, Order.insert(Tree.sections(page), section, new Spot.Usual()));
            }
        }
        Fillings.fill(tree, wish, facts.images(), facts.sent());
        Content content = Links.mend(Content.of(tree));
        return new Changed(content, said(make.kind(), content));
    }

    private static List<SectionKind> recipe(AppKind kind, Topic topic) {
        return kind == AppKind.LANDING ? topic.sections() : List.of(kind.heart());
    }

    private static Topic topic(Wish wish, String title) {
        return Topics.of(wish.topic().orElse("") + " " + title + " " + String.join(" ", wish.statements()));
    }

    /** What it was told to be called; else what it is about; else the project's name; else what it is. */
    private String title(MakeApp make, Language language) {
        Wish wish = make.wish();
        Optional<String> said = wish.title().or(wish::topic);
        String title = Texts.heading(Texts.clean(said.orElse(""), Texts.TITLE));
        if (!title.isEmpty()) {
            return title;
        }
        String project = Texts.clean(facts.projectName(), Texts.TITLE);
        return isOwn(project)
                ? project
                : Messages.in(language).say("name." + make.kind().key());
    }

    /** A project that is only called after the ask, or "My project", says nothing about the app. */
    private boolean isOwn(String project) {
        String folded = Fold.fold(project).replace("…", "").strip();
        boolean meaningful = Arrays.stream(folded.split("[^\\p{L}\\p{N}]+", -1))
                .anyMatch(word -> !word.isEmpty() && !NO_NAMES.contains(word));
        return meaningful && !Fold.fold(facts.ask()).contains(folded);
    }

    private String said(AppKind kind, Content content) {
        List<String> parts = new ArrayList<>();
        for (ObjectNode section : Content.sections(content.tree())) {
            Content.kind(section)
                    .map(part -> messages.say("part." + part.key()))
                    .ifPresent(parts::add);
        }
        String made = messages.say("made." + kind.key(), content.title());
        return parts.size() > 1 ? made + " " + messages.say("made.parts", messages.list(parts)) : made;
    }

    /** A number that is the same for the same words on every machine. */
    static int seed(String words) {
        return Math.floorMod(Fold.fold(words).hashCode(), SEEDS) + 1;
    }
}
