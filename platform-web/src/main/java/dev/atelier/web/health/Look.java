package dev.atelier.web.health;

import java.time.Instant;
import java.util.Map;

/**
 * How everything was at a moment.
 *
 * @param at when it was looked at
 * @param since by component, when it was first seen to be as it is; as far as this process knows
 */
public record Look(Health health, Instant at, Map<String, Instant> since) {}
