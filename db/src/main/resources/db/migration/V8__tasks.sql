-- Tasks on repositories and archives, and the projects that they work in.

ALTER TABLE project
    ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'app'
        COMMENT 'app: begun from the template; repository: its files came from outside',
    ADD COLUMN ephemeral BOOLEAN NOT NULL DEFAULT FALSE
        COMMENT 'lives as long as its task is of interest, and is on nobody''s list; until somebody keeps it',
    ADD INDEX ix_project_ephemeral (ephemeral, deleted_at);

CREATE TABLE task (
    id                UUID          NOT NULL,
    tenant_id         UUID          NOT NULL,
    project_id        UUID          NOT NULL,
    run_id            UUID          NOT NULL COMMENT 'the run that does the task; pull requests that are asked for later are runs of their own',
    member_id         UUID          NOT NULL,
    by_name           VARCHAR(255)  NOT NULL COMMENT 'what the member was called then',
    source_kind       VARCHAR(10)   NOT NULL COMMENT 'git or zip',
    source_name       VARCHAR(1100) NOT NULL COMMENT 'address of the repository, or name of the file as it was uploaded',
    source_ref        VARCHAR(250)  NULL COMMENT 'the branch or tag that was asked for',
    description       MEDIUMTEXT    NOT NULL,
    target_file       VARCHAR(1000) NULL,
    agent_wish        VARCHAR(1000) NOT NULL COMMENT 'JSON',
    pull_request_wanted BOOLEAN     NOT NULL,
    into_branch       VARCHAR(250)  NULL COMMENT 'the branch that a pull request is for, if not the one that was imported',
    token_key_id      VARCHAR(16)   NULL COMMENT 'which of the platform''s keys sealed the token; null when there is none (any more)',
    token_nonce       BINARY(12)    NULL,
    token_sealed      VARBINARY(4200) NULL COMMENT 'AES-256-GCM; bound to task, tenant and member; deleted when the run that it is for ends',
    phase             VARCHAR(20)   NOT NULL COMMENT 'how far the run has come: waiting, preparing, working or worked',
    first_commit      CHAR(40)      NULL COMMENT 'what was imported, once it is',
    last_commit       CHAR(40)      NULL COMMENT 'what it is compared with: the version that the agent left, once it has changed something',
    imported_branch   VARCHAR(250)  NULL,
    agent             VARCHAR(100)  NULL,
    agent_reason      VARCHAR(500)  NULL,
    model             VARCHAR(200)  NULL,
    answer            MEDIUMTEXT    NULL COMMENT 'what the agent said in the end',
    tests             VARCHAR(1000) NULL COMMENT 'what became of the tests, in a sentence',
    message           VARCHAR(2000) NULL COMMENT 'why it failed, if it did',
    files_changed     INT           NOT NULL,
    lines_added       INT           NOT NULL,
    lines_removed     INT           NOT NULL,
    pull_request      VARCHAR(2000) NULL,
    pull_request_note VARCHAR(1000) NOT NULL COMMENT 'why there is none',
    idempotency_key   VARCHAR(200)  NULL COMMENT 'for a day',
    fingerprint       BINARY(32)    NOT NULL COMMENT 'SHA-256 of what was asked for, without the token',
    created_at        DATETIME(6)   NOT NULL,
    updated_at        DATETIME(6)   NOT NULL,
    CONSTRAINT pk_task PRIMARY KEY (id),
    CONSTRAINT uq_task_run UNIQUE (run_id),
    CONSTRAINT uq_task_project UNIQUE (project_id),
    CONSTRAINT uq_task_idempotency UNIQUE (member_id, idempotency_key),
    CONSTRAINT fk_task_project FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, id),
    CONSTRAINT fk_task_run FOREIGN KEY (run_id) REFERENCES run (id),
    CONSTRAINT fk_task_member FOREIGN KEY (member_id) REFERENCES member (id),
    INDEX ix_task_tenant (tenant_id, created_at)
) COMMENT 'Something to be done to a repository or archive'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
