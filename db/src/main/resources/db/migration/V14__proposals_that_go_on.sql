-- What of a task's project was proposed last, so that what follows is a commit on top of it.

ALTER TABLE task
    ADD COLUMN proposed_commit  CHAR(40) NULL COMMENT 'newest commit of the branch that is proposed, from just before it is pushed on',
    ADD COLUMN proposed_version INT      NULL COMMENT 'the project''s version whose files it has';
