package dev.atelier.core.run;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as it stood when it was read.
 *
 * @param position orders all runs; those of one project are worked on in this order
 * @param outcome the outcome's {@linkplain Outcome#code code} once the run has ended
 * @param lastSequence the number of its newest event
 */
public record Run(
        RunId id,
        ProjectId project,
        MemberId requestedBy,
        Ask ask,
        long position,
        RunState state,
        Optional<String> outcome,
        boolean cancelRequested,
        long lastSequence,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {}
