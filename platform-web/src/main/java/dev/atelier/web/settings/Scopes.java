package dev.atelier.web.settings;

import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import java.util.Arrays;
import java.util.List;

/** How the scopes of a token are told to people. */
final class Scopes {
    private Scopes() {}

    /** The scopes that the actor can give away, least first. */
    static List<Right> of(Actor actor) {
        return Arrays.stream(Right.values()).filter(actor.right()::includes).toList();
    }

    static String label(Right scope) {
        return switch (scope) {
            case READ -> "read";
            case RUN -> "read and run";
            case ADMIN -> "everything";
        };
    }

    static String explanation(Right scope) {
        return switch (scope) {
            case READ -> "Read: see projects, runs and files";
            case RUN -> "Run: also create, change and restore";
            case ADMIN -> "Admin: also members and settings";
        };
    }
}
