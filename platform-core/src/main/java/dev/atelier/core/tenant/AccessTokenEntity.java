package dev.atelier.core.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "access_token")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class AccessTokenEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "member_id")
    UUID memberId;

    String name;

    @Enumerated(EnumType.STRING)
    Right scope;

    byte[] hash;
    String hint;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    protected AccessTokenEntity() {}

    AccessToken toRecord() {
        return new AccessToken(
                new AccessTokenId(id), name, scope, hint, createdAt, expiresAt, Optional.ofNullable(lastUsedAt));
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
