package dev.atelier.proxy.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may see a preview for as long as the route says so, whatever the pass itself says.
 *
 * @param id what the guest's passes name
 * @param until when it ends in any case
 */
public record Guest(String id, Optional<Instant> until) {}
