package dev.atelier.web.shell;

import dev.atelier.core.tenant.Actor;

/** A feature whose screens' addresses name things, and which knows whether these are there. */
public interface Addresses {
    /**
     * Whether the path is one of the feature's, and names what is not there for the actor.
     *
     * @param path without the slash at its beginning
     */
    boolean isMissing(Actor actor, String path);
}
