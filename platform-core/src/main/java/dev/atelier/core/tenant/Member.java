package dev.atelier.core.tenant;

import java.time.Instant;

/** A person in a tenant, as colleagues see them. */
public record Member(MemberId id, String name, Role role, Instant lastSeen) {}
