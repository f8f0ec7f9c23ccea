-- Images that people upload. Their bytes are in the blob store, under the image's id.

CREATE TABLE project_image (
    id          UUID         NOT NULL,
    tenant_id   UUID         NOT NULL,
    project_id  UUID         NULL COMMENT 'null while it waits for the project that its first ask will make',
    uploaded_by UUID         NOT NULL,
    file_name   VARCHAR(100) NOT NULL COMMENT 'in the project''s public/images',
    file_key    VARCHAR(200) NOT NULL COMMENT 'the same for file names that some file systems take for one',
    shown_name  VARCHAR(100) NOT NULL COMMENT 'as the person knows it',
    format      VARCHAR(10)  NOT NULL COMMENT 'png, jpeg, gif, webp or svg: as its bytes say',
    width       INT          NOT NULL COMMENT 'pixels',
    height      INT          NOT NULL COMMENT 'pixels',
    bytes       BIGINT       NOT NULL,
    uploaded_at DATETIME(6)  NOT NULL,
    sent        BOOLEAN      NOT NULL COMMENT 'an ask has come with it',
    kept        BOOLEAN      NOT NULL COMMENT 'a version has it; until then a run puts it into the files',
    removed_at  DATETIME(6)  NULL COMMENT 'from then on it is none of the project''s; its bytes are gone, its name stays taken',
    removal_told BOOLEAN     NOT NULL COMMENT 'an agent has worked knowing that it was removed',
    CONSTRAINT pk_project_image PRIMARY KEY (id),
    CONSTRAINT uq_project_image_file UNIQUE (project_id, file_key),
    CONSTRAINT fk_project_image_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT fk_project_image_project FOREIGN KEY (tenant_id, project_id) REFERENCES project (tenant_id, id),
    CONSTRAINT fk_project_image_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES member (id),
    INDEX ix_project_image_tenant (tenant_id, removed_at)
) COMMENT 'Images that were uploaded, or were found among a project''s files'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
