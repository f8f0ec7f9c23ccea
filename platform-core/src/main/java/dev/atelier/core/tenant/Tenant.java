package dev.atelier.core.tenant;

/** A group of people whose things nobody else can see. */
public record Tenant(TenantId id, String name) {}
