package dev.atelier.core.agent.rules.edit;

import dev.atelier.core.agent.rules.app.Content;

/** What came of one intent; {@code said} tells the user in their language. */
public sealed interface Effect {

    String said();

    /** The app is another one now. */
    record Changed(Content content, String said) implements Effect {}

    /** Nothing was done: it is so already, or it cannot be done. */
    record Unchanged(String said) implements Effect {}
}
