package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.tenant.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * A point in a project's history that a person can go back to (B8).
 *
 * @param number from 1, without gaps
 * @param run the run that made it; empty for the template
 * @param summary what was asked for, in one line
 * @param by who asked for it
 * @param screenshot how it looks, if somebody with a browser has looked
 */
public record Version(
        int number,
        CommitId commit,
        Optional<RunId> run,
        String summary,
        MemberId by,
        Instant created,
        State state,
        Optional<BlobKey> screenshot) {

    /** What is known of whether it works. */
    public enum State {
        NOT_CHECKED,
        WORKS,
        BROKEN
    }
}
