package dev.atelier.core.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "tenant")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class TenantEntity {
    @Id
    UUID id;

    @Column(name = "external_key")
    String externalKey;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    protected TenantEntity() {}

    TenantEntity(TenantId id, String externalKey, String name, Instant now) {
        this.id = id.value();
        this.externalKey = externalKey;
        this.name = name;
        this.createdAt = now;
    }
}
