package dev.atelier.web.login;

import dev.atelier.core.tenant.Actor;
import java.security.Principal;

/** How the container knows a program's actor. */
record ActorPrincipal(Actor actor) implements Principal {
    @Override
    public String getName() {
        return actor.member().toString();
    }
}
