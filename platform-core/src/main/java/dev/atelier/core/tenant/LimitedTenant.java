package dev.atelier.core.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * A tenant and what it is given.
 *
 * @param changed who has set that, and when; empty if nobody ever did
 */
public record LimitedTenant(Tenant tenant, TenantLimits limits, Optional<Change> changed) {
    /** Who did it, by the name of that time. */
    public record Change(String by, Instant at) {}
}
