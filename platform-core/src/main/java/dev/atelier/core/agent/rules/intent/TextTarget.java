package dev.atelier.core.agent.rules.intent;

import dev.atelier.core.agent.rules.app.SectionKind;

/** Which text is meant. */
public sealed interface TextTarget {

    /** The text that says this now. */
    record Saying(String text) implements TextTarget {}

    /** The app's own texts. */
    record OfApp(Role role) implements TextTarget {}

    /** A text of the first section of a kind. */
    record OfSection(SectionKind kind, Role role) implements TextTarget {}

    /** What a text is for. */
    enum Role {
        TITLE,
        TAGLINE,
        BUTTON,
        FOOTER,
        TEXT
    }
}
