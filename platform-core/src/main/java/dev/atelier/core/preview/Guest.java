package dev.atelier.core.preview;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody without an account who may see one preview.
 *
 * @param id of the link that they came by
 * @param until when it ends; empty if it does not
 */
public record Guest(String id, Optional<Instant> until) {}
