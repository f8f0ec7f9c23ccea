package dev.atelier.core.project;

import java.util.Locale;

/** Where a project's files came from; by this the agent knows what it works on. */
public enum ProjectKind {
    /** Begun from the template, so it is a web app with a dev server. */
    APP,
    /** From a Git repository or an archive: it may be anything. */
    REPOSITORY;

    /** As the database spells it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
