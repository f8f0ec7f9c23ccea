package dev.atelier.core.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "member")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class MemberEntity {
    /** How stale "last seen" may be, so that not every request writes. */
    private static final Duration LAST_SEEN_PRECISION = Duration.ofMinutes(5);

    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    String subject;
    String username;

    @Column(name = "display_name")
    String displayName;

    @Enumerated(EnumType.STRING)
    Role role;

    boolean administrator;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    protected MemberEntity() {}

    MemberEntity(TenantId tenant, SignIn signIn, Instant now) {
        this.id = MemberId.random().value();
        this.tenantId = tenant.value();
        this.subject = signIn.subject();
        this.createdAt = now;
        take(signIn, now);
    }

    /** Follows what the newest token says of the person. */
    void follow(SignIn signIn, Instant now) {
        boolean same = username.equals(signIn.username())
                && displayName.equals(signIn.displayName())
                && role == signIn.role()
                && administrator == signIn.administrator();
        if (!same || lastSeenAt.plus(LAST_SEEN_PRECISION).isBefore(now)) {
            take(signIn, now);
        }
    }

    Actor toActor() {
        return new Actor(new TenantId(tenantId), new MemberId(id), displayName, role.right(), administrator);
    }

    private void take(SignIn signIn, Instant now) {
        username = signIn.username();
        displayName = signIn.displayName();
        role = signIn.role();
        administrator = signIn.administrator();
        lastSeenAt = now;
    }
}
