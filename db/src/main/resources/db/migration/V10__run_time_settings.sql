-- Settings that administrators change while the installation runs. What counts is the newest row of each setting.

CREATE TABLE setting_change (
    id           BIGINT         NOT NULL AUTO_INCREMENT,
    setting      VARCHAR(100)   NOT NULL COMMENT 'its dotted key; none of them is secret',
    follows      BIGINT         NOT NULL COMMENT 'the change of the same setting before this one; 0 for the first',
    old_value    VARCHAR(2000)  NULL     COMMENT 'NULL: what the environment said counted',
    new_value    VARCHAR(2000)  NULL     COMMENT 'NULL: what the environment says counts again',
    member_id    UUID           NOT NULL,
    member_name  VARCHAR(255)   NOT NULL COMMENT 'as it was then',
    changed_at   DATETIME(6)    NOT NULL,
    CONSTRAINT pk_setting_change PRIMARY KEY (id),
    CONSTRAINT uq_setting_change_follows UNIQUE (setting, follows),
    CONSTRAINT fk_setting_change_member FOREIGN KEY (member_id) REFERENCES member (id)
) COMMENT 'Append-only: who changed which setting, when, from what to what'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
