--liquibase formatted sql

--changeset accord:database-001-setting
-- What each node keeps in memory, with the version that it has now: whoever changes a setting gives it another one in the
-- same transaction. A later changeset that touches what is kept does so too.
CREATE TABLE setting (
    subject VARCHAR(30) NOT NULL,
    version CHAR(36)    NOT NULL, -- never the same twice, so that what was rolled back is not taken for something else
    CONSTRAINT pk_setting PRIMARY KEY (subject)
);
