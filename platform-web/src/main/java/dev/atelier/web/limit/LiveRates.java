package dev.atelier.web.limit;

import dev.atelier.core.config.LiveKey;
import dev.atelier.core.limit.RateSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Administrators may change each limit while the platform runs (R14); {@link Throttle} asks for it each time. */
@ApplicationScoped
class LiveRates {
    @Produces
    @Dependent
    static LiveKey perToken() {
        return RateSettings.LIVE_PER_TOKEN;
    }

    @Produces
    @Dependent
    static LiveKey perTenant() {
        return RateSettings.LIVE_PER_TENANT;
    }

    @Produces
    @Dependent
    static LiveKey refused() {
        return RateSettings.LIVE_REFUSED;
    }
}
