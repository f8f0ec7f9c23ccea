package dev.atelier.web.settings;

import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.Right;
import dev.atelier.web.shell.Words;
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
            case READ -> Words.of("tokens.scope.read");
            case RUN -> Words.of("tokens.scope.run");
            case ADMIN -> Words.of("tokens.scope.admin");
        };
    }

    static String explanation(Right scope) {
        return switch (scope) {
            case READ -> Words.of("tokens.may.read");
            case RUN -> Words.of("tokens.may.run");
            case ADMIN -> Words.of("tokens.may.admin");
        };
    }
}
