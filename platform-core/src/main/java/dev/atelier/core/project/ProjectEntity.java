package dev.atelier.core.project;

import dev.atelier.core.preview.PreviewTarget;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.source.ProjectId;
import dev.atelier.core.tenant.MemberId;
import dev.atelier.core.tenant.TenantId;
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
@Table(name = "project")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ProjectEntity {
    @Id
    UUID id;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "created_by")
    UUID createdBy;

    String name;
    String slug;
    int version;

    @Column(name = "preview_generation")
    int previewGeneration;

    @Column(name = "conversation_from")
    long conversationFrom;

    @Column(name = "pictured_version")
    @Nullable
    Integer picturedVersion;

    String kind = ProjectKind.APP.code();

    boolean ephemeral;

    @Nullable
    String sandbox;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_activity_at")
    Instant lastActivityAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "purged_at")
    @Nullable
    Instant purgedAt;

    protected ProjectEntity() {}

    ProjectKind kind() {
        return ProjectKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private Optional<SandboxKind> sandbox() {
        return Optional.ofNullable(sandbox).flatMap(SandboxKind::asked);
    }

    Project toRecord() {
        return new Project(
                new ProjectId(id),
                name,
                slug,
                version,
                new MemberId(createdBy),
                createdAt,
                lastActivityAt,
                Optional.ofNullable(picturedVersion),
                kind());
    }

    PreviewTarget target() {
        return new PreviewTarget(new ProjectId(id), new TenantId(tenantId), slug, name, previewGeneration, sandbox());
    }
}
