package dev.atelier.core.agent.rules.phrase;

import java.util.Set;

/**
 * One word, one quotation, or several words that mean one thing ("landing page").
 *
 * @param text as written
 * @param plain folded for comparing, a space between words; of a known word the entry that it was found as
 * @param concepts all that it may stand for; empty for a quotation and for a word that is not known
 * @param start where it begins in the phrase
 * @param end where it ends
 * @param quoted whether it was in quotation marks
 * @param stop the punctuation that follows it
 */
public record Token(String text, String plain, Set<Concept> concepts, int start, int end, boolean quoted, Stop stop) {

    public Token {
        concepts = Set.copyOf(concepts);
    }

    public boolean is(Concept concept) {
        return concepts.contains(concept);
    }

    public boolean isAny(Concept... any) {
        for (Concept concept : any) {
            if (concepts.contains(concept)) {
                return true;
            }
        }
        return false;
    }
}
