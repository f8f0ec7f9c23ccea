package dev.atelier.web.login;

import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import dev.atelier.web.health.Reachable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Whether people can sign in. */
@ApplicationScoped
class IdentityProviderProbe implements HealthProbe {
    private final Reachable reachable = new Reachable(Clock.systemUTC());

    @Inject
    LoginSettings settings;

    @Override
    public String component() {
        return "keycloak";
    }

    @Override
    public ComponentHealth look() {
        return reachable.is(settings.keys())
                ? ComponentHealth.up()
                : ComponentHealth.down(
                        "Keycloak does not answer where its keys are (ATELIER_OIDC_KEYS). Nobody can sign in"
                                + " until it does; who has is not affected.");
    }

    /** Who has signed in goes on working. */
    @Override
    public boolean essential() {
        return false;
    }
}
