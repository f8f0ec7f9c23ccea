package dev.atelier.core.run;

import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.MemberId;

/** Finds the actor on whose behalf a run goes on after the request that asked for it has ended. */
@FunctionalInterface
public interface ActorSource {
    Actor actorFor(MemberId member);
}
