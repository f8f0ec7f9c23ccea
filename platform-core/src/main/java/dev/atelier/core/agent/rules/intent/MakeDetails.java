package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Values.Range;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Language;
import dev.atelier.core.agent.rules.phrase.Stop;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a clause that asks for an app says about it. */
final class MakeDetails {
    /** Words for a list that say what is on it, and so what it is called. */
    private static final Set<String> GENERIC = Set.of(
            "todo",
            "todos",
            "to dos",
            "to do",
            "to do list",
            "todo list",
            "to do app",
            "todo app",
            "task list",
            "task manager",
            "tasks app",
            "task app",
            "todo liste",
            "to do liste",
            "aufgabenliste",
            "aufgabenverwaltung",
            "list of tasks",
            "things to do",
            "list of things to do",
            "checklist",
            "check list",
            "checkliste");

    private static final Set<String> PLACES = Set.of("in", "at", "near", "on", "by", "from", "of", "and", "de", "la");

    private static final Set<SectionKind> LISTS = Set.of(SectionKind.TODO, SectionKind.KANBAN);

    private final Clause clause;
    private final int head;
    private final AppKind kind;
    private final Optional<Range> name;
    private final Optional<Range> topic;

    /** @param head where the word is that says what is to be made */
    MakeDetails(Clause clause, int head, AppKind kind) {
        this.clause = clause;
        this.head = head;
        this.kind = kind;
        this.name = Values.name(clause).or(() -> titled(clause));
        this.topic = topicRange();
    }

    Wish wish() {
        Optional<String> title = name.flatMap(range -> clause.text(range.start(), range.end()))
                .or(this::loneQuote)
                .or(this::properName);
        List<String> items = items();
        return new Wish(
                title,
                topic.flatMap(range -> clause.text(range.start(), range.end())).or(this::specificList),
                items.isEmpty() ? sections() : List.of(),
                items,
                List.of(),
                clause.phrase().language());
    }

    /** What is neither name nor topic: there colours and the like may be mentioned. */
    List<Token> rest() {
        List<Token> rest = new ArrayList<>();
        for (int i = 0; i < clause.size(); i++) {
            if (!taken(i) && !clause.at(i).quoted()) {
                rest.add(clause.at(i));
            }
        }
        return rest;
    }

    private boolean taken(int index) {
        return name.filter(range -> range.holds(index)).isPresent()
                || topic.filter(range -> range.holds(index)).isPresent();
    }

    private static Optional<Range> titled(Clause clause) {
        OptionalInt title = clause.first(Concept.TITLE);
        if (title.isEmpty() || title.getAsInt() + 1 >= clause.size()) {
            return Optional.empty();
        }
        int next = title.getAsInt() + 1;
        if (clause.at(next).quoted()) {
            return Optional.of(new Range(next, next + 1));
        }
        boolean colon = clause.at(title.getAsInt()).stop() == Stop.COLON;
        return colon ? Optional.of(new Range(next, clause.size())) : Optional.empty();
    }

    private Optional<Range> topicRange() {
        Optional<Range> about = Values.topic(clause, head + 1)
                .or(() -> clause.is(0, Concept.FOR) ? Values.topic(clause.upTo(head), 0) : Optional.empty())
                .filter(range ->
                        name.filter(taken -> taken.holds(range.start())).isEmpty());
        return about.or(this::wordsBefore);
    }

    /** "A pottery class landing page", "Bäckerei-Website": words that mean nothing else. */
    private Optional<Range> wordsBefore() {
        int start = head;
        while (start > 0 && isTopical(clause.at(start - 1))) {
            start--;
        }
        return start < head ? Optional.of(new Range(start, head)) : Optional.empty();
    }

    private static boolean isTopical(Token token) {
        return !token.quoted()
                && (token.concepts().isEmpty() || token.isAny(Concept.DATES, Concept.TEAM))
                && token.stop() == Stop.NONE;
    }

    /** A shopping list is about shopping, without anybody saying so. */
    private Optional<String> specificList() {
        String plain = clause.at(head).plain();
        boolean specific = kind == AppKind.TODO && !GENERIC.contains(plain);
        String text = clause.at(head).text();
        return specific
                ? Optional.of(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
                : Optional.empty();
    }

    /** "My startup Nimbus" is called Nimbus. Only English tells names from other nouns by their capitals. */
    private Optional<String> properName() {
        if (topic.isEmpty()
                || clause.phrase().language().filter(Language.DE::equals).isPresent()) {
            return Optional.empty();
        }
        int start = topic.get().end();
        while (start > topic.get().start()
                && Character.isUpperCase(clause.at(start - 1).text().codePointAt(0))) {
            start--;
        }
        boolean noun =
                start > topic.get().start() && clause.at(start - 1).concepts().isEmpty();
        boolean place = noun && PLACES.contains(clause.at(start - 1).plain());
        return noun && !place ? clause.text(start, topic.get().end()) : Optional.empty();
    }

    /** "A landing page 'Hands in clay'". */
    private Optional<String> loneQuote() {
        return clause.quotes().size() == 1 && items().isEmpty() ? clause.quote() : Optional.empty();
    }

    private List<SectionKind> sections() {
        List<SectionKind> sections = new ArrayList<>();
        for (int i = head + 1; i < clause.size(); i++) {
            if (!taken(i)) {
                Vocabulary.section(clause.at(i))
                        .filter(section -> section != kind.heart() && !sections.contains(section))
                        .ifPresent(sections::add);
            }
        }
        return sections;
    }

    /** "… with milk, eggs and bread": at least two, or in quotation marks, or after "the tasks". */
    private List<String> items() {
        if (!LISTS.contains(kind.heart())) {
            return List.of();
        }
        OptionalInt with = clause.firstFrom(head, Concept.WITH);
        boolean colon = clause.at(head).stop() == Stop.COLON;
        if (with.isEmpty() && !colon) {
            return List.of();
        }
        int start = colon ? head + 1 : with.getAsInt() + 1;
        int first = Values.skip(clause, start, Concept.DEFINITE, Concept.ITEM, Concept.FILLER, Concept.POSSESSIVE);
        if (first >= clause.size()
                || name.filter(range -> range.start() >= start).isPresent()) {
            return List.of();
        }
        Clause rest = clause.from(first);
        List<String> parts = Values.enumeration(rest);
        boolean sure = colon || !rest.quotes().isEmpty() || clause.is(first - 1, Concept.ITEM);
        boolean parted = parts.size() > 1
                && !rest.has(Concept.HUE, Concept.DARK)
                && rest.sections().isEmpty();
        return sure || parted ? parts : List.of();
    }
}
