package dev.atelier.core.task;

import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.tenant.MemberId;
import dev.atelier.core.vault.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "task")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class TaskEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "run_id")
    UUID runId;

    @Column(name = "member_id")
    UUID memberId;

    @Column(name = "by_name")
    String byName;

    @Column(name = "source_kind")
    String sourceKind;

    @Column(name = "source_name")
    String sourceName;

    @Column(name = "source_ref")
    @Nullable
    String sourceRef;

    String description;

    @Column(name = "target_file")
    @Nullable
    String targetFile;

    @Column(name = "agent_wish")
    String agentWish;

    @Column(name = "pull_request_wanted")
    boolean pullRequestWanted;

    @Column(name = "into_branch")
    @Nullable
    String intoBranch;

    @Nullable
    String sandbox;

    @Column(name = "token_key_id")
    @Nullable
    String tokenKeyId;

    @Column(name = "token_nonce")
    byte @Nullable [] tokenNonce;

    @Column(name = "token_sealed")
    byte @Nullable [] tokenSealed;

    String phase;

    @Column(name = "first_commit")
    @Nullable
    String firstCommit;

    @Column(name = "last_commit")
    @Nullable
    String lastCommit;

    @Column(name = "imported_branch")
    @Nullable
    String importedBranch;

    @Nullable
    String agent;

    @Column(name = "agent_reason")
    @Nullable
    String agentReason;

    @Nullable
    String model;

    @Nullable
    String answer;

    @Nullable
    String tests;

    @Nullable
    String message;

    @Column(name = "files_changed")
    int filesChanged;

    @Column(name = "lines_added")
    int linesAdded;

    @Column(name = "lines_removed")
    int linesRemoved;

    @Column(name = "pull_request")
    @Nullable
    String pullRequest;

    @Column(name = "pull_request_note")
    String pullRequestNote;

    @Column(name = "proposed_commit")
    @Nullable
    String proposedCommit;

    @Column(name = "proposed_version")
    @Nullable
    Integer proposedVersion;

    @Column(name = "idempotency_key")
    @Nullable
    String idempotencyKey;

    byte[] fingerprint;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected TaskEntity() {}

    static TaskEntity create() {
        return new TaskEntity();
    }

    TaskPhase phase() {
        return TaskPhase.valueOf(phase.toUpperCase(java.util.Locale.ROOT));
    }

    /** What a sealed token is good for; copied into another row it does not open. */
    String tokenBoundTo() {
        return tokenBoundTo(new MemberId(memberId));
    }

    /** The same for a token that another member of the workspace sends along later. */
    String tokenBoundTo(MemberId member) {
        return String.join("\n", "task", id.toString(), tenantId.toString(), member.toString());
    }

    Optional<Sealed> token() {
        return tokenKeyId == null || tokenNonce == null || tokenSealed == null
                ? Optional.empty()
                : Optional.of(new Sealed(tokenKeyId, tokenNonce, tokenSealed));
    }

    void token(Sealed token) {
        tokenKeyId = token.keyId();
        tokenNonce = token.nonce();
        tokenSealed = token.bytes();
    }

    void forgetToken() {
        tokenKeyId = null;
        tokenNonce = null;
        tokenSealed = null;
    }

    Optional<SandboxKind> sandbox() {
        return Optional.ofNullable(sandbox).flatMap(SandboxKind::asked);
    }

    TaskSourceInfo source() {
        return new TaskSourceInfo(
                TaskSourceInfo.Kind.valueOf(sourceKind.toUpperCase(java.util.Locale.ROOT)),
                sourceName,
                Optional.ofNullable(sourceRef));
    }
}
