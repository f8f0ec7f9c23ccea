package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.run.RunId;
import dev.atelier.core.source.CommitId;
import dev.atelier.core.tenant.MemberId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "project_version")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class VersionEntity {
    static final int LONGEST_SUMMARY = 300;

    @EmbeddedId
    Key key;

    @Column(name = "commit_id")
    String commitId;

    /** Text, because EclipseLink's conversion of a UUID fails on null (seen in 4.0.7). */
    @Column(name = "run_id")
    @Nullable
    String runId;

    String summary;

    @Nullable
    Boolean works;

    /** A JSON array. */
    @Nullable
    String errors;

    @Nullable
    String screenshot;

    @Column(name = "made_by")
    UUID madeBy;

    @Column(name = "conversation_from")
    long conversationFrom;

    @Column(name = "created_at")
    Instant createdAt;

    protected VersionEntity() {}

    Version toRecord() {
        return new Version(
                key.number,
                new CommitId(commitId),
                Optional.ofNullable(runId).map(RunId::of),
                summary,
                new MemberId(madeBy),
                createdAt,
                state(),
                Optional.ofNullable(screenshot).map(BlobKey::new));
    }

    private Version.State state() {
        if (works == null) {
            return Version.State.NOT_CHECKED;
        }
        return works ? Version.State.WORKS : Version.State.BROKEN;
    }

    @Embeddable
    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    static class Key {
        @Column(name = "project_id")
        UUID projectId;

        int number;

        protected Key() {}

        Key(UUID projectId, int number) {
            this.projectId = projectId;
            this.number = number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.projectId.equals(projectId) && key.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(projectId, number);
        }
    }
}
