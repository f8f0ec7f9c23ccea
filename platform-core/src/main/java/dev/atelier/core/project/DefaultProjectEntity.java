package dev.atelier.core.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "default_project")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class DefaultProjectEntity {
    @Id
    @Column(name = "member_id")
    UUID memberId;

    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "project_id")
    UUID projectId;

    protected DefaultProjectEntity() {}
}
