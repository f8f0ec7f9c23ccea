package dev.atelier.web.login;

import dev.atelier.core.tenant.Actor;
import java.util.Optional;

/** Where actors come from: the engine's tenants and access tokens. */
public interface ActorSource {

    /** The actor of a person the identity provider vouches for; made at the first sign-in. */
    Actor signIn(SignIn signIn);

    /** The actor of a personal access token; empty if it is unknown, expired or revoked. */
    Optional<Actor> actorFor(String presentedToken);
}
