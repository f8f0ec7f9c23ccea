-- What a tenant is given less than the installation's limits.

CREATE TABLE tenant_limit (
    tenant_id     UUID          NOT NULL,
    memory_mb     INT           NULL COMMENT 'of one sandbox; NULL here and below: as much as the installation allows',
    cpus          DOUBLE        NULL COMMENT 'processors of one sandbox',
    processes     INT           NULL COMMENT 'of one sandbox',
    time_seconds  BIGINT        NULL COMMENT 'the longest run',
    output_mb     INT           NULL COMMENT 'what one command may print',
    changed_by    UUID          NOT NULL COMMENT 'the administrator''s member id',
    changed_name  VARCHAR(255)  NOT NULL COMMENT 'what they were called then',
    changed_at    DATETIME(6)   NOT NULL,
    CONSTRAINT pk_tenant_limit PRIMARY KEY (tenant_id),
    CONSTRAINT fk_tenant_limit_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT fk_tenant_limit_member FOREIGN KEY (changed_by) REFERENCES member (id)
) COMMENT 'Limits of tenants that administrators have set; the installation''s count where there are none, or lower ones'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
