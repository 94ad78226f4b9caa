--liquibase formatted sql

--changeset accord:leads-rehearsal-001-rehearsal
-- Criteria tried on the history of all leads.
CREATE TABLE rehearsal (
    id                    BIGINT       NOT NULL,
    stage_id              BIGINT       NOT NULL,
    definition_version_id BIGINT       NULL,     -- none: criteria that nobody has saved
    criteria              MEDIUMTEXT   NOT NULL, -- as JSON
    state                 VARCHAR(10)  NOT NULL,
    leads                 BIGINT       NOT NULL,
    of_leads              BIGINT       NOT NULL,
    started_at            DATETIME(6)  NOT NULL, -- history is looked at up to here
    started_by            BIGINT       NULL,
    alive_at              DATETIME(6)  NOT NULL, -- when its node was last at it
    ended_at              DATETIME(6)  NULL,
    note                  VARCHAR(500) NULL,     -- why it ended before its end
    outcome               MEDIUMTEXT   NULL,     -- what it showed, as JSON
    CONSTRAINT pk_rehearsal PRIMARY KEY (id),
    CONSTRAINT fk_rehearsal_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_rehearsal_version FOREIGN KEY (definition_version_id) REFERENCES definition_version (id),
    CONSTRAINT fk_rehearsal_person FOREIGN KEY (started_by) REFERENCES person (id),
    CONSTRAINT ck_rehearsal_state CHECK (state IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED'))
);
-- When the criteria first held for a lead. Without a foreign key to the lead: checking it would hold a million leads.
CREATE TABLE rehearsal_entry (
    rehearsal_id BIGINT      NOT NULL,
    lead_id      BIGINT      NOT NULL,
    at           DATETIME(6) NOT NULL,
    CONSTRAINT pk_rehearsal_entry PRIMARY KEY (rehearsal_id, lead_id),
    CONSTRAINT fk_rehearsal_entry_rehearsal FOREIGN KEY (rehearsal_id) REFERENCES rehearsal (id)
);
CREATE INDEX ix_rehearsal_entry_at ON rehearsal_entry (rehearsal_id, at);
