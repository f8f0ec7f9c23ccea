package dev.atelier.core.turn;

import dev.atelier.core.source.Author;
import dev.atelier.core.tenant.Actor;

/** Who stands in versions and commits. */
public final class Authors {
    private Authors() {}

    /** Whoever asked, without an address that mail could be sent to. */
    public static Author of(Actor actor) {
        return new Author(actor.name(), actor.member() + "@members.invalid");
    }
}
