-- The first schema: who works here, what they work on, and what was done.
-- Times are UTC. Ids are random UUIDs made by the platform.

CREATE TABLE tenant (
    id           UUID          NOT NULL,
    external_key VARCHAR(190)  NOT NULL COMMENT 'group in the identity provider, or the subject of somebody without one',
    name         VARCHAR(200)  NOT NULL,
    created_at   DATETIME(6)   NOT NULL,
    CONSTRAINT pk_tenant PRIMARY KEY (id),
    CONSTRAINT uq_tenant_external_key UNIQUE (external_key)
) COMMENT 'A group of people whose things nobody else can see'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE member (
    id            UUID         NOT NULL,
    tenant_id     UUID         NOT NULL,
    subject       VARCHAR(190) NOT NULL COMMENT 'the identity provider''s immutable id of the person',
    username      VARCHAR(255) NOT NULL,
    display_name  VARCHAR(255) NOT NULL,
    role          VARCHAR(20)  NOT NULL COMMENT 'viewer, builder or owner: as the last token said',
    administrator BOOLEAN      NOT NULL COMMENT 'looks after the whole installation: as the last token said',
    created_at    DATETIME(6)  NOT NULL,
    last_seen_at  DATETIME(6)  NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (id),
    CONSTRAINT uq_member_subject UNIQUE (tenant_id, subject),
    CONSTRAINT fk_member_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id)
) COMMENT 'A person in a tenant'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE access_token (
    id           UUID         NOT NULL,
    tenant_id    UUID         NOT NULL,
    member_id    UUID         NOT NULL,
    name         VARCHAR(100) NOT NULL,
    scope        VARCHAR(20)  NOT NULL COMMENT 'read, run or admin',
    hash         BINARY(32)   NOT NULL COMMENT 'SHA-256 of the token; the token itself is shown once and kept nowhere',
    hint         VARCHAR(12)  NOT NULL COMMENT 'its last characters, so that a person can tell tokens apart',
    created_at   DATETIME(6)  NOT NULL,
    expires_at   DATETIME(6)  NOT NULL,
    last_used_at DATETIME(6)  NULL,
    revoked_at   DATETIME(6)  NULL,
    CONSTRAINT pk_access_token PRIMARY KEY (id),
    CONSTRAINT uq_access_token_hash UNIQUE (hash),
    CONSTRAINT fk_access_token_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT fk_access_token_member FOREIGN KEY (member_id) REFERENCES member (id),
    INDEX ix_access_token_member (tenant_id, member_id)
) COMMENT 'Personal access tokens for the API'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE project (
    id               UUID         NOT NULL,
    tenant_id        UUID         NOT NULL,
    created_by       UUID         NOT NULL,
    name             VARCHAR(200) NOT NULL COMMENT 'as the person typed it, in any script; need not be unique',
    slug             VARCHAR(63)  NOT NULL COMMENT 'one label of the preview''s host name; unique over all tenants, also after deletion',
    version          INT          NOT NULL COMMENT 'number of the newest version',
    preview_generation INT        NOT NULL COMMENT 'raising it ends every ticket and cookie for the preview',
    created_at       DATETIME(6)  NOT NULL,
    last_activity_at DATETIME(6)  NOT NULL,
    deleted_at       DATETIME(6)  NULL COMMENT 'from then on it does not exist for anybody',
    purged_at        DATETIME(6)  NULL COMMENT 'its files, history and sandbox are gone; a deletion that was cut short goes on until then',
    CONSTRAINT pk_project PRIMARY KEY (id),
    CONSTRAINT uq_project_slug UNIQUE (slug),
    CONSTRAINT uq_project_tenant UNIQUE (tenant_id, id),
    CONSTRAINT fk_project_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT fk_project_created_by FOREIGN KEY (created_by) REFERENCES member (id),
    INDEX ix_project_tenant_activity (tenant_id, deleted_at, last_activity_at)
) COMMENT 'What a person opens and works on'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE run (
    id               UUID         NOT NULL,
    tenant_id        UUID         NOT NULL,
    project_id       UUID         NOT NULL,
    requested_by     UUID         NOT NULL,
    ask              MEDIUMTEXT   NOT NULL COMMENT 'what was asked, as JSON',
    state            VARCHAR(20)  NOT NULL COMMENT 'queued, running or ended',
    queue_position   BIGINT       NOT NULL AUTO_INCREMENT COMMENT 'order in which runs were asked for',
    running_project  UUID         NULL COMMENT 'the project while the run runs, else null: the unique key lets one run of a project run at a time',
    worker           VARCHAR(100) NULL COMMENT 'who works on it',
    lease_until      DATETIME(6)  NULL COMMENT 'after this moment another worker may take the run over',
    attempt          INT          NOT NULL COMMENT 'how many workers have claimed it; a writer with an older number is refused',
    cancel_requested BOOLEAN      NOT NULL,
    last_sequence    BIGINT       NOT NULL COMMENT 'number of the newest event',
    outcome          VARCHAR(20)  NULL COMMENT 'once ended: completed, failed, cancelled, timed_out or limit_reached',
    queued_at        DATETIME(6)  NOT NULL,
    started_at       DATETIME(6)  NULL,
    ended_at         DATETIME(6)  NULL,
    CONSTRAINT pk_run PRIMARY KEY (id),
    CONSTRAINT uq_run_queue_position UNIQUE (queue_position),
    CONSTRAINT uq_run_running_project UNIQUE (running_project),
    CONSTRAINT fk_run_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    -- Both columns: a run of one tenant on a project of another cannot exist.
    CONSTRAINT fk_run_project FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, id),
    CONSTRAINT fk_run_requested_by FOREIGN KEY (requested_by) REFERENCES member (id),
    INDEX ix_run_claim (state, queue_position),
    INDEX ix_run_lease (state, lease_until),
    INDEX ix_run_project (project_id, queue_position),
    INDEX ix_run_tenant (tenant_id, state)
) COMMENT 'Somebody''s words, applied to a project by an agent'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE run_event (
    run_id       UUID         NOT NULL,
    sequence     BIGINT       NOT NULL COMMENT 'from 1, without gaps',
    at           DATETIME(6)  NOT NULL,
    type         VARCHAR(40)  NOT NULL,
    type_version INT          NOT NULL COMMENT 'of the body''s shape; old ones are read for ever',
    body         MEDIUMTEXT   NOT NULL COMMENT 'JSON',
    CONSTRAINT pk_run_event PRIMARY KEY (run_id, sequence),
    CONSTRAINT fk_run_event_run FOREIGN KEY (run_id) REFERENCES run (id)
) COMMENT 'Everything that happened in a run; append-only'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE project_version (
    project_id UUID         NOT NULL,
    number     INT          NOT NULL COMMENT 'from 1, without gaps',
    commit_id  CHAR(40)     NOT NULL COMMENT 'in the project''s Git directory',
    run_id     UUID         NULL COMMENT 'the run that made it; null for the template and for a restore',
    summary    VARCHAR(300) NOT NULL,
    made_by    UUID         NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    CONSTRAINT pk_project_version PRIMARY KEY (project_id, number),
    CONSTRAINT fk_project_version_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_project_version_run FOREIGN KEY (run_id) REFERENCES run (id),
    CONSTRAINT fk_project_version_made_by FOREIGN KEY (made_by) REFERENCES member (id)
) COMMENT 'The points in a project''s history that a person can go back to'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
