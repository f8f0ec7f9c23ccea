package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent.AddItem;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Stop;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** "Add the task 'Buy milk'", "put eggs on the list", "a new question 'Do you ship?'". */
final class ItemRule implements Rule {
    private static final Map<String, SectionKind> LISTS = Map.ofEntries(
            Map.entry("task", SectionKind.TODO),
            Map.entry("aufgabe", SectionKind.TODO),
            Map.entry("question", SectionKind.FAQ),
            Map.entry("frage", SectionKind.FAQ),
            Map.entry("price", SectionKind.PRICES),
            Map.entry("plan", SectionKind.PRICES),
            Map.entry("preis", SectionKind.PRICES),
            Map.entry("tarif", SectionKind.PRICES),
            Map.entry("date", SectionKind.DATES),
            Map.entry("termin", SectionKind.DATES),
            Map.entry("post", SectionKind.BLOG),
            Map.entry("article", SectionKind.BLOG),
            Map.entry("beitrag", SectionKind.BLOG),
            Map.entry("artikel", SectionKind.BLOG),
            Map.entry("feature", SectionKind.FEATURES),
            Map.entry("step", SectionKind.STEPS),
            Map.entry("schritt", SectionKind.STEPS),
            Map.entry("member", SectionKind.TEAM),
            Map.entry("person", SectionKind.TEAM),
            Map.entry("mitglied", SectionKind.TEAM),
            Map.entry("quote", SectionKind.QUOTES),
            Map.entry("zitat", SectionKind.QUOTES),
            Map.entry("karte", SectionKind.KANBAN),
            Map.entry("card", SectionKind.KANBAN),
            Map.entry("value", SectionKind.DASHBOARD),
            Map.entry("wert", SectionKind.DASHBOARD));

    @Override
    public List<Intent> read(Clause clause, boolean appThere) {
        boolean ordered = clause.has(Concept.ADD, Concept.PUT) || clause.is(0, Concept.INDEFINITE);
        if (!appThere || !ordered || clause.has(Concept.IMAGE, Concept.IMAGE_FILE)) {
            return List.of();
        }
        OptionalInt noun = clause.first(Concept.ITEM);
        if (noun.isPresent() && noun.getAsInt() + 1 < clause.size()) {
            return afterNoun(clause, noun.getAsInt());
        }
        return toList(clause);
    }

    private static List<Intent> afterNoun(Clause clause, int noun) {
        List<String> texts = clause.quotes().stream().map(Token::text).toList();
        if (texts.isEmpty() && clause.at(noun).stop() == Stop.COLON) {
            texts = Values.enumeration(clause.from(noun + 1));
        }
        if (texts.isEmpty()) {
            texts = Values.name(clause)
                    .flatMap(range -> clause.text(range.start(), range.end()))
                    .map(List::of)
                    .orElse(List.of());
        }
        return texts.isEmpty() ? List.of() : List.of(new AddItem(list(clause, noun), texts));
    }

    private static Optional<SectionKind> list(Clause clause, int noun) {
        String plain = clause.at(noun).plain();
        String singular = plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
        Optional<SectionKind> known = Optional.ofNullable(LISTS.get(plain))
                .or(() -> Optional.ofNullable(LISTS.get(singular)))
                .or(() -> LISTS.entrySet().stream()
                        .filter(entry -> plain.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
        return known.or(() -> clause.sections().stream().findFirst());
    }

    /** "Add milk and eggs to the shopping list". */
    private static List<Intent> toList(Clause clause) {
        OptionalInt list = listAt(clause);
        OptionalInt verb = clause.first(Concept.ADD, Concept.PUT);
        if (list.isEmpty() || verb.isEmpty()) {
            return List.of();
        }
        int to = list.getAsInt();
        while (to > 0 && clause.is(to - 1, Concept.TO, Concept.DEFINITE, Concept.POSSESSIVE, Concept.FOR)) {
            to--;
        }
        if (to == list.getAsInt() || to <= verb.getAsInt() + 1) {
            return List.of();
        }
        Clause between = clause.upTo(to).from(verb.getAsInt() + 1);
        boolean other = between.quotes().isEmpty()
                && (between.has(Concept.SECTION, Concept.PAGE, Concept.BEFORE, Concept.AFTER) || named(between));
        return other
                ? List.of()
                : List.of(new AddItem(Vocabulary.section(clause.at(list.getAsInt())), Values.enumeration(between)));
    }

    private static boolean named(Clause between) {
        return between.tokens().stream()
                        .anyMatch(token -> Vocabulary.role(token).isPresent())
                || (between.has(Concept.INDEFINITE) && !between.sections().isEmpty());
    }

    private static OptionalInt listAt(Clause clause) {
        for (int i = clause.size() - 1; i > 0; i--) {
            String plain = clause.at(i).plain();
            if (plain.equals("list") || plain.equals("liste") || plain.equals("board")) {
                return OptionalInt.of(i);
            }
            if (Vocabulary.section(clause.at(i))
                    .filter(kind -> kind != SectionKind.GALLERY)
                    .isPresent()) {
                return clause.is(i - 1, Concept.DEFINITE, Concept.POSSESSIVE) ? OptionalInt.of(i) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
