-- What each member has seen of each project, so that they can be told what is new.

CREATE TABLE project_visit (
    project_id UUID        NOT NULL,
    member_id  UUID        NOT NULL,
    version    INT         NOT NULL COMMENT 'the newest version that the member has seen',
    seen_at    DATETIME(6) NOT NULL COMMENT 'when they last looked',
    CONSTRAINT pk_project_visit PRIMARY KEY (project_id, member_id),
    CONSTRAINT fk_project_visit_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_project_visit_member FOREIGN KEY (member_id) REFERENCES member (id)
) COMMENT 'When a member last looked at a project, and what they saw'
  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
