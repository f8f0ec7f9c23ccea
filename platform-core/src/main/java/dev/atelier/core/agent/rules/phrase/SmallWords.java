package dev.atelier.core.agent.rules.phrase;

import java.util.Optional;
import java.util.Set;

/** The words that every sentence of a language has, and that tell it from the other. */
final class SmallWords {
    private static final Set<String> ENGLISH = set("""
            the a an my our for with and make please should want to of is it i need add change build create
            remove can you we about what put app title called bigger give us move rename use set page
            calculator list gallery form board prices hours colour color dark light
            """);

    private static final Set<String> GERMAN = set("""
            der die das den dem ein eine einen einer einem mein meine meinen meiner unser unsere fuer mit und
            mach mache bitte soll will moechte zu von ist es ich brauche aendere erstelle baue bau entferne
            fuege hinzu kannst du wir ueber was setze titel seite auf im loesche wie nicht hallo gib nenne
            taschenrechner rechner aufgabenliste einkaufsliste einkaufszettel packliste merkliste galerie
            bildergalerie fotogalerie kontaktformular formular webseite tagebuch tafel preise dunkel hell
            verschiebe seiten ueberschrift hintergrund knoepfe
            """);

    private static final String GERMAN_LETTERS = "äöüßÄÖÜ";

    private SmallWords() {}

    /** The language that the small words of a phrase belong to; empty when they do not tell. */
    static Optional<Language> language(Iterable<Word> words) {
        int score = 0;
        for (Word word : words) {
            if (!word.quoted()) {
                score += GERMAN.contains(word.plain()) ? 1 : 0;
                score += word.text().chars().anyMatch(c -> GERMAN_LETTERS.indexOf(c) >= 0) ? 1 : 0;
                score -= ENGLISH.contains(word.plain()) ? 1 : 0;
            }
        }
        if (score == 0) {
            return Optional.empty();
        }
        return Optional.of(score > 0 ? Language.DE : Language.EN);
    }

    private static Set<String> set(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
