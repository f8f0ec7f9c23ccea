package dev.atelier.web.engine;

import dev.atelier.core.browser.BrowserHealth;
import dev.atelier.core.project.Engine;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.HealthProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether apps are looked at with a browser, or by their dev servers alone. */
@ApplicationScoped
class BrowserProbe implements HealthProbe {
    @Inject
    Engine engine;

    @Override
    public String component() {
        return "browser";
    }

    /** Without one apps are checked less, but the platform is ready. */
    @Override
    public ComponentHealth look() {
        return engine.looker()
                .map(looker -> told(looker.health()))
                .orElseGet(() -> ComponentHealth.notConfigured(
                        "No browser is used, so apps are checked by their dev servers alone. See ATELIER_BROWSER."));
    }

    private static ComponentHealth told(BrowserHealth health) {
        return health.works()
                ? ComponentHealth.up(health.why())
                : ComponentHealth.notConfigured("Apps are checked by their dev servers alone: " + health.why());
    }
}
