package dev.atelier.core.run;

import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.MemberId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "run")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class RunEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "requested_by")
    UUID requestedBy;

    String ask;
    String state;

    /** The database counts it up. */
    @Column(name = "queue_position", insertable = false, updatable = false)
    long queuePosition;

    /** Text, because EclipseLink's conversion of a UUID fails on null (seen in 4.0.7). */
    @Column(name = "running_project")
    @Nullable
    String runningProject;

    @Nullable
    String worker;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    int attempt;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Column(name = "last_sequence")
    long lastSequence;

    @Nullable
    String outcome;

    @Column(name = "queued_at")
    Instant queuedAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    protected RunEntity() {}

    RunState state() {
        return RunState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    void state(RunState newState) {
        state = newState.name().toLowerCase(Locale.ROOT);
    }

    Run toRecord() {
        return new Run(
                new RunId(id),
                new ProjectId(projectId),
                new MemberId(requestedBy),
                EventCodec.readAsk(ask),
                queuePosition,
                state(),
                Optional.ofNullable(outcome),
                cancelRequested,
                lastSequence,
                queuedAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(endedAt));
    }
}
