package dev.atelier.core.tenant;

import java.util.UUID;

/** Identifies a tenant. */
public record TenantId(UUID value) {
    public static TenantId random() {
        return new TenantId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
