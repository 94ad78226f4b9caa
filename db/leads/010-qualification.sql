--liquibase formatted sql

--changeset accord:leads-qualification-001-origin
-- Who says so: SOURCE, as a source tells; PERSON, as somebody decided; RULE, by a definition with criteria. An entry by a
-- definition that late data has shown to be wrong stays, says since when it is known to be wrong, and counts nowhere.
ALTER TABLE stage_entry
    ADD COLUMN origin VARCHAR(10) NOT NULL DEFAULT 'PERSON',
    ADD COLUMN corrected_at DATETIME(6) NULL,
    ADD CONSTRAINT ck_stage_entry_origin CHECK (origin IN ('SOURCE', 'PERSON', 'RULE')),
    ADD CONSTRAINT ck_stage_entry_corrected CHECK (corrected_at IS NULL OR origin = 'RULE');
UPDATE stage_entry SET origin = 'SOURCE'
 WHERE reason LIKE 'as % says' OR reason LIKE 'came in%' OR reason LIKE 'deal % created'
    OR reason LIKE 'deal % won' OR reason LIKE 'deal % lost';
ALTER TABLE stage_entry ALTER COLUMN origin DROP DEFAULT;
ALTER TABLE stage_entry
    ADD COLUMN live TINYINT GENERATED ALWAYS AS
        (CASE WHEN corrected_at IS NULL THEN CASE WHEN origin = 'RULE' THEN 2 ELSE 1 END END) STORED;
ALTER TABLE stage_entry
    ADD CONSTRAINT uq_stage_entry_live UNIQUE (lead_id, stage_id, entered_at, live),
    DROP INDEX uq_stage_entry;

--changeset accord:leads-qualification-002-visitor
-- Somebody who is known by name, and no lead yet. Nobody enters this stage: it is where those stand who entered none.
INSERT INTO stage (id, stage_key, kind, label, position, main_line, department_code) VALUES
    (10, 'VISITOR', 'VISITOR', 'Known visitor', 5, FALSE, 'MARKETING');

--changeset accord:leads-qualification-003-fact-change
-- What was known of a lead before, for the facts that criteria may ask for. The first that was known holds since ever.
CREATE TABLE lead_fact_change (
    id         BIGINT       NOT NULL,
    lead_id    BIGINT       NOT NULL,
    field      VARCHAR(90)  NOT NULL, -- such as jobTitle, or attribute.budget: in small letters, without blanks
    was        VARCHAR(500) NULL,     -- none: unknown
    became     VARCHAR(500) NULL,
    changed_at DATETIME(6)  NOT NULL,
    changed_by BIGINT       NULL,
    CONSTRAINT pk_lead_fact_change PRIMARY KEY (id),
    CONSTRAINT fk_lead_fact_change_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_lead_fact_change_person FOREIGN KEY (changed_by) REFERENCES person (id)
);
CREATE INDEX ix_lead_fact_change ON lead_fact_change (lead_id, changed_at);

--changeset accord:leads-qualification-004-trail
-- Criteria read what a lead did from this index alone.
CREATE INDEX ix_lead_activity_trail ON lead_activity (lead_id, type, at);
ALTER TABLE lead_activity DROP INDEX ix_lead_activity_lead;

--changeset accord:leads-qualification-005-watch
-- When to look at a lead again although nothing happened to it: a window slides past.
CREATE TABLE lead_watch (
    lead_id BIGINT      NOT NULL,
    next_at DATETIME(6) NOT NULL,
    CONSTRAINT pk_lead_watch PRIMARY KEY (lead_id),
    CONSTRAINT fk_lead_watch_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id)
);
CREATE INDEX ix_lead_watch_next ON lead_watch (next_at);

--changeset accord:leads-qualification-006-proposal
-- A lead no longer meets the definition by which it stands where it does, and the definition says that marketing is asked.
CREATE TABLE stage_proposal (
    id                    BIGINT       NOT NULL,
    lead_id               BIGINT       NOT NULL,
    stage_id              BIGINT       NOT NULL,
    definition_version_id BIGINT       NOT NULL,
    lapsed_at             DATETIME(6)  NOT NULL,
    why                   VARCHAR(500) NOT NULL,
    proposed_at           DATETIME(6)  NOT NULL,
    decision              VARCHAR(10)  NULL, -- none: open
    decided_at            DATETIME(6)  NULL,
    decided_by            BIGINT       NULL,
    note                  VARCHAR(500) NULL,
    open_lead_id BIGINT GENERATED ALWAYS AS (CASE WHEN decision IS NULL THEN lead_id END) STORED,
    CONSTRAINT pk_stage_proposal PRIMARY KEY (id),
    CONSTRAINT uq_stage_proposal UNIQUE (lead_id, stage_id, lapsed_at),
    CONSTRAINT uq_stage_proposal_open UNIQUE (open_lead_id), -- one question at a time
    CONSTRAINT fk_stage_proposal_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_stage_proposal_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_stage_proposal_version FOREIGN KEY (definition_version_id) REFERENCES definition_version (id),
    CONSTRAINT fk_stage_proposal_person FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT ck_stage_proposal_decision CHECK (decision IN ('KEEP', 'MOVE', 'OVERTAKEN')),
    CONSTRAINT ck_stage_proposal_decided CHECK ((decision IS NULL) = (decided_at IS NULL))
);
CREATE INDEX ix_stage_proposal_open ON stage_proposal (decision, proposed_at);

--changeset accord:leads-qualification-007-rollout
-- How far a version with criteria has been applied to the leads that were there when its date came.
CREATE TABLE definition_rollout (
    definition_version_id BIGINT      NOT NULL,
    state                 VARCHAR(10) NOT NULL,
    last_lead_id          BIGINT      NOT NULL, -- all up to this one are done
    leads                 BIGINT      NOT NULL,
    of_leads              BIGINT      NOT NULL,
    entered               BIGINT      NOT NULL,
    proposed              BIGINT      NOT NULL,
    started_at            DATETIME(6) NOT NULL,
    ended_at              DATETIME(6) NULL,
    CONSTRAINT pk_definition_rollout PRIMARY KEY (definition_version_id),
    CONSTRAINT fk_definition_rollout_version FOREIGN KEY (definition_version_id) REFERENCES definition_version (id),
    CONSTRAINT ck_definition_rollout_state CHECK (state IN ('RUNNING', 'DONE'))
);
