package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.AppKind;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.TextTarget.Role;
import dev.atelier.core.agent.rules.look.Colour;
import dev.atelier.core.agent.rules.look.ColourNames;
import dev.atelier.core.agent.rules.look.Surface;
import dev.atelier.core.agent.rules.phrase.Concept;
import dev.atelier.core.agent.rules.phrase.Token;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a single word stands for in the language of apps. */
final class Vocabulary {
    /** Sections that are asked for in a way of their own, and never by "add a …". */
    private static final Set<SectionKind> NOT_BY_NAME =
            EnumSet.of(SectionKind.HERO, SectionKind.TEXT, SectionKind.PICTURE);

    private Vocabulary() {}

    static Optional<SectionKind> section(Token token) {
        return Arrays.stream(SectionKind.values())
                .filter(kind -> !NOT_BY_NAME.contains(kind) && token.is(kind.concept()))
                .filter(kind -> kind != SectionKind.TODO || isTodo(token))
                .findFirst();
    }

    /** The kind of app that a word names, "website" and the like left out. */
    static Optional<AppKind> app(Token token) {
        return Arrays.stream(AppKind.values())
                .filter(kind -> token.is(kind.concept()))
                .filter(kind -> kind != AppKind.TODO || isTodo(token))
                .findFirst();
    }

    /** "to-do" is one, "I want to do" is not. */
    private static boolean isTodo(Token token) {
        return !token.plain().equals("to do") || token.text().contains("-");
    }

    /** The surface that a word names, where colours are spoken of. */
    static Optional<Surface> surface(Token token) {
        if (token.is(Concept.BUTTON)) {
            return Optional.of(Surface.BUTTON);
        }
        if (token.is(Concept.BACKGROUND)) {
            return Optional.of(Surface.BACKGROUND);
        }
        if (token.is(Concept.TITLE)) {
            return Optional.of(Surface.TITLE);
        }
        if (token.isAny(Concept.TEXT, Concept.FONT)) {
            return Optional.of(Surface.TEXT);
        }
        if (token.is(Concept.LINK)) {
            return Optional.of(Surface.LINK);
        }
        if (token.is(Concept.COVER)) {
            return Optional.of(Surface.COVER);
        }
        return token.isAny(Concept.EVERYTHING, Concept.MODE) ? Optional.of(Surface.ACCENT) : Optional.empty();
    }

    /** The text that a word names, where words are spoken of. */
    static Optional<Role> role(Token token) {
        if (token.is(Concept.TAGLINE)) {
            return Optional.of(Role.TAGLINE);
        }
        if (token.is(Concept.BUTTON)) {
            return Optional.of(Role.BUTTON);
        }
        if (token.is(Concept.FOOTER)) {
            return Optional.of(Role.FOOTER);
        }
        if (token.is(Concept.TITLE)) {
            return Optional.of(Role.TITLE);
        }
        return token.is(Concept.TEXT) ? Optional.of(Role.TEXT) : Optional.empty();
    }

    static Optional<Colour> colour(Token token) {
        if (!token.is(Concept.HUE)) {
            return Optional.empty();
        }
        return token.plain().startsWith("#") ? Colour.parse(token.plain()) : ColourNames.find(token.plain());
    }

    /** A word for a page of several: "page", "Seite", "contact page", "Kontaktseite". */
    static boolean isPage(Token token) {
        if (token.isAny(Concept.LANDING, Concept.BUTTON, Concept.BACKGROUND)) {
            return false;
        }
        return token.is(Concept.PAGE)
                || token.plain().endsWith(" page")
                || token.plain().endsWith("seite");
    }
}
