package dev.atelier.core.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tenant_limit")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class TenantLimitEntity {
    @Id
    @Column(name = "tenant_id")
    UUID tenantId;

    @Column(name = "memory_mb")
    @Nullable
    Integer memoryMb;

    @Nullable
    Double cpus;

    @Nullable
    Integer processes;

    @Column(name = "time_seconds")
    @Nullable
    Long timeSeconds;

    @Column(name = "output_mb")
    @Nullable
    Integer outputMb;

    @Column(name = "changed_by")
    UUID changedBy;

    @Column(name = "changed_name")
    String changedName;

    @Column(name = "changed_at")
    Instant changedAt;

    protected TenantLimitEntity() {}

    TenantLimitEntity(TenantId tenant) {
        this.tenantId = tenant.value();
    }

    void set(TenantLimits limits) {
        memoryMb = limits.memoryMb().orElse(null);
        cpus = limits.cpus().orElse(null);
        processes = limits.processes().orElse(null);
        timeSeconds = limits.time().map(Duration::toSeconds).orElse(null);
        outputMb = limits.outputMb().orElse(null);
    }

    TenantLimits limits() {
        return new TenantLimits(
                Optional.ofNullable(memoryMb),
                Optional.ofNullable(cpus),
                Optional.ofNullable(processes),
                Optional.ofNullable(timeSeconds).map(Duration::ofSeconds),
                Optional.ofNullable(outputMb));
    }
}
