--liquibase formatted sql

--changeset accord:leads-bulk-001-said-otherwise
-- What a record's own source said last, where people have decided otherwise since. Saying it again is no news.
CREATE TABLE lead_said (
    lead_id BIGINT       NOT NULL,
    field   VARCHAR(100) NOT NULL, -- a column of lead_record, or attribute.NAME
    value   VARCHAR(500) NOT NULL,
    CONSTRAINT pk_lead_said PRIMARY KEY (lead_id, field),
    CONSTRAINT fk_lead_said_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id)
);

--changeset accord:leads-bulk-002-change
-- One change of many leads: first asked for and looked at, then done, for a while undone.
CREATE TABLE bulk_change (
    id          BIGINT       NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    stage_id    BIGINT       NULL, -- where the leads go
    owner_id    BIGINT       NULL, -- whose they become
    value       VARCHAR(190) NULL, -- their new campaign or segment
    reason      VARCHAR(300) NOT NULL,
    state       VARCHAR(20)  NOT NULL,
    asked_by    BIGINT       NOT NULL,
    asked_at    DATETIME(6)  NOT NULL,
    began_at    DATETIME(6)  NULL,
    ended_at    DATETIME(6)  NULL,
    undo_until  DATETIME(6)  NULL,
    undone_by   BIGINT       NULL,
    undone_at   DATETIME(6)  NULL,
    failure     VARCHAR(500) NULL,
    chosen      INT          NOT NULL,
    refused     INT          NOT NULL,
    done        INT          NOT NULL,
    undone      INT          NOT NULL,
    kept        INT          NOT NULL, -- could not be taken back
    CONSTRAINT pk_bulk_change PRIMARY KEY (id),
    CONSTRAINT fk_bulk_change_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_bulk_change_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT fk_bulk_change_asked_by FOREIGN KEY (asked_by) REFERENCES person (id),
    CONSTRAINT fk_bulk_change_undone_by FOREIGN KEY (undone_by) REFERENCES person (id),
    CONSTRAINT ck_bulk_change_kind CHECK (kind IN ('MOVE', 'DISQUALIFY', 'ASSIGN', 'CAMPAIGN', 'SEGMENT')),
    CONSTRAINT ck_bulk_change_state CHECK (state IN ('ASKED', 'RUNNING', 'DONE', 'STOPPED', 'UNDOING', 'UNDONE'))
);
CREATE INDEX ix_bulk_change_state ON bulk_change (state, asked_at);
-- What becomes of each lead in it, and what it was before.
CREATE TABLE bulk_change_lead (
    change_id  BIGINT       NOT NULL,
    lead_id    BIGINT       NOT NULL,
    state      VARCHAR(10)  NOT NULL,
    done_at    DATETIME(6)  NULL,
    refusal    VARCHAR(40)  NULL, -- why it is left as it is, or why it was not taken back
    stage_id   BIGINT       NULL,
    owner_id   BIGINT       NULL,
    owner_name VARCHAR(190) NULL,
    value      VARCHAR(500) NULL, -- its campaign, segment or reason of disqualification
    CONSTRAINT pk_bulk_change_lead PRIMARY KEY (change_id, lead_id),
    CONSTRAINT fk_bulk_change_lead_change FOREIGN KEY (change_id) REFERENCES bulk_change (id),
    CONSTRAINT fk_bulk_change_lead_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT ck_bulk_change_lead_state CHECK (state IN ('FIT', 'REFUSED', 'DONE', 'UNDONE', 'KEPT'))
);
CREATE INDEX ix_bulk_change_lead_state ON bulk_change_lead (change_id, state, lead_id);
