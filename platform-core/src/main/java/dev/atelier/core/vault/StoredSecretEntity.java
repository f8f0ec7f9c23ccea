package dev.atelier.core.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "stored_secret")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class StoredSecretEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "member_id")
    UUID memberId;

    String name;

    @Column(name = "key_id")
    String keyId;

    byte[] nonce;
    byte[] sealed;
    String hint;

    @Column(name = "created_at")
    Instant createdAt;

    protected StoredSecretEntity() {}

    static StoredSecretEntity create() {
        return new StoredSecretEntity();
    }

    /** What a sealed value is good for; copied into another row it does not open. */
    String boundTo() {
        return String.join("\n", id.toString(), tenantId.toString(), memberId.toString(), name);
    }

    void seal(Sealed value) {
        keyId = value.keyId();
        nonce = value.nonce();
        sealed = value.bytes();
    }

    Sealed sealed() {
        return new Sealed(keyId, nonce, sealed);
    }

    StoredSecret toRecord() {
        return new StoredSecret(new StoredSecretId(id), name, hint, createdAt);
    }
}
