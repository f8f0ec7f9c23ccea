-- Which kind of sandbox a task asked for, and its project goes on with.

ALTER TABLE project
    ADD COLUMN sandbox VARCHAR(10) NULL COMMENT 'docker or local; NULL: whichever the installation has chosen';

ALTER TABLE task
    ADD COLUMN sandbox VARCHAR(10) NULL COMMENT 'docker or local; NULL: none was asked for';
