-- Tokens that members keep with the platform, such as the one for their forge. Only the platform's key opens them.

CREATE TABLE stored_secret (
    id           UUID           NOT NULL,
    tenant_id    UUID           NOT NULL,
    member_id    UUID           NOT NULL,
    name         VARCHAR(190)   NOT NULL COMMENT 'what it is for: the host of a forge',
    key_id       VARCHAR(16)    NOT NULL COMMENT 'which of the platform''s keys it is sealed with',
    nonce        BINARY(12)     NOT NULL,
    sealed       VARBINARY(4200) NOT NULL COMMENT 'AES-256-GCM; bound to id, tenant, member and name',
    hint         VARCHAR(12)    NOT NULL COMMENT 'its last characters, so that a person can tell tokens apart',
    created_at   DATETIME(6)    NOT NULL,
    CONSTRAINT pk_stored_secret PRIMARY KEY (id),
    CONSTRAINT uq_stored_secret_name UNIQUE (tenant_id, member_id, name),
    CONSTRAINT fk_stored_secret_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT fk_stored_secret_member FOREIGN KEY (member_id) REFERENCES member (id),
    INDEX ix_stored_secret_key (key_id)
) COMMENT 'Members'' tokens for other systems, encrypted'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
