package dev.atelier.core.share;

import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.ProjectId;
import java.time.Instant;
import java.util.Optional;

/**
 * A link that is in force.
 *
 * @param address what somebody opens; whoever has it sees the preview, so it is as secret as the preview is
 * @param expires empty if it does not
 * @param lastUsed when somebody last opened it, to the minute
 * @param uses how often it was opened
 */
public record ShareLink(
        ShareLinkId id,
        ProjectId project,
        Secret address,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> lastUsed,
        long uses) {}
