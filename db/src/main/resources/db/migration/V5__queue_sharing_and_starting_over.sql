-- Starting a conversation over, links that share a preview, and the project that /compat/builder means.

ALTER TABLE project
    ADD COLUMN conversation_from BIGINT NOT NULL DEFAULT 0
        COMMENT 'queue position from which on runs are of the conversation; those before were left behind by starting over';

ALTER TABLE project_version
    ADD COLUMN conversation_from BIGINT NOT NULL DEFAULT 0
        COMMENT 'the project''s when the version was made: who goes back to the version goes back to its conversation',
    -- Corrects the comment of the first schema.
    MODIFY COLUMN run_id UUID NULL COMMENT 'the run that made it; null for the template';

CREATE TABLE share_link (
    id           UUID        NOT NULL COMMENT 'stands in the link, beside a proof that only the platform can make; the link itself is kept nowhere',
    tenant_id    UUID        NOT NULL,
    project_id   UUID        NOT NULL,
    made_by      UUID        NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    expires_at   DATETIME(6) NULL COMMENT 'null: never',
    last_used_at DATETIME(6) NULL COMMENT 'when somebody last opened it',
    uses         BIGINT      NOT NULL COMMENT 'how often it was opened',
    revoked_at   DATETIME(6) NULL,
    CONSTRAINT pk_share_link PRIMARY KEY (id),
    CONSTRAINT fk_share_link_project FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, id),
    CONSTRAINT fk_share_link_made_by FOREIGN KEY (made_by) REFERENCES member (id),
    INDEX ix_share_link_project (project_id, revoked_at)
) COMMENT 'Links with which people without an account see a project''s preview'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE default_project (
    member_id  UUID NOT NULL,
    tenant_id  UUID NOT NULL,
    project_id UUID NOT NULL,
    CONSTRAINT pk_default_project PRIMARY KEY (member_id),
    CONSTRAINT fk_default_project_member FOREIGN KEY (member_id) REFERENCES member (id),
    CONSTRAINT fk_default_project_project FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, id)
) COMMENT 'The one project that an interface without projects means'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Comments of the first schema that were not right.
ALTER TABLE member
    MODIFY COLUMN role VARCHAR(20) NOT NULL COMMENT 'VIEWER, BUILDER or OWNER: as the last token said';
ALTER TABLE access_token
    MODIFY COLUMN scope VARCHAR(20) NOT NULL COMMENT 'READ, RUN or ADMIN';
