package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.phrase.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said about an app to be made.
 *
 * @param title what it is to be called
 * @param topic what it is about, without articles and possessives: "pottery class"
 * @param sections what it is to have beside the usual
 * @param items what is to be on its list
 * @param statements whole sentences that describe it
 * @param language the language that the app is to speak
 */
public record Wish(
        Optional<String> title,
        Optional<String> topic,
        List<SectionKind> sections,
        List<String> items,
        List<String> statements,
        Optional<Language> language) {

    public Wish {
        sections = List.copyOf(sections);
        items = List.copyOf(items);
        statements = List.copyOf(statements);
    }

    Wish withStatement(String statement) {
        List<String> more = new ArrayList<>(statements);
        more.add(statement);
        return new Wish(title, topic, sections, items, more, language);
    }
}
