-- What was seen when a version was looked at.

ALTER TABLE project_version
    ADD COLUMN works      BOOLEAN      NULL COMMENT 'whether it was in order when it was looked at; null if nobody has looked',
    ADD COLUMN errors     TEXT         NULL COMMENT 'what was wrong with it, as a JSON array: in the next version that is not new; null if nobody has looked',
    ADD COLUMN screenshot VARCHAR(300) NULL COMMENT 'key of its picture in the blob store';

ALTER TABLE project
    ADD COLUMN pictured_version INT NULL COMMENT 'number of the newest version that has a picture';
