package dev.atelier.core.agent.rules.chores;

import java.util.Locale;

/** What can be done to any repository. In the order in which it is done when several are asked for. */
enum Chore {
    LICENCE,
    GITIGNORE,
    EDITORCONFIG,
    CI,
    TYPE_HINTS,
    ERROR_HANDLING,
    DOCSTRINGS,
    TESTS,
    /** Last, since it names what is there. */
    README;

    /** As in the names of messages and words. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
