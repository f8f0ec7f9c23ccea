package dev.atelier.core.share;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "share_link")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ShareLinkEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "made_by")
    UUID madeBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    long uses;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    protected ShareLinkEntity() {}

    boolean isInForce(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
