--liquibase formatted sql

--changeset accord:leads-001-stage
CREATE TABLE stage (
    id              BIGINT       NOT NULL,
    stage_key       VARCHAR(40)  NOT NULL,
    kind            VARCHAR(20)  NOT NULL,
    label           VARCHAR(120) NOT NULL,
    position        INT          NOT NULL, -- order along the lifecycle
    main_line       BOOLEAN      NOT NULL, -- false: a side stage, passed by nobody
    department_code VARCHAR(40)  NOT NULL, -- who owns the leads in it
    CONSTRAINT pk_stage PRIMARY KEY (id),
    CONSTRAINT uq_stage_key UNIQUE (stage_key),
    CONSTRAINT uq_stage_position UNIQUE (position),
    CONSTRAINT fk_stage_department FOREIGN KEY (department_code) REFERENCES department (code),
    CONSTRAINT ck_stage_kind CHECK (kind IN ('VISITOR', 'LEAD', 'MQL', 'SQL', 'SAL', 'OPPORTUNITY', 'WON', 'LOST', 'NURTURE', 'DISQUALIFIED'))
);
INSERT INTO stage (id, stage_key, kind, label, position, main_line, department_code) VALUES
    (1, 'LEAD', 'LEAD', 'Lead', 10, TRUE, 'MARKETING'),
    (2, 'MQL', 'MQL', 'Marketing qualified (MQL)', 20, TRUE, 'MARKETING'),
    (3, 'SQL', 'SQL', 'Sales qualified (SQL)', 30, TRUE, 'MARKETING'),
    (4, 'SAL', 'SAL', 'Sales accepted (SAL)', 40, TRUE, 'SALES'),
    (5, 'OPPORTUNITY', 'OPPORTUNITY', 'Opportunity', 50, TRUE, 'SALES'),
    (6, 'WON', 'WON', 'Won', 60, TRUE, 'SALES'),
    (7, 'LOST', 'LOST', 'Lost', 70, FALSE, 'SALES'),
    (8, 'NURTURE', 'NURTURE', 'Nurture', 80, FALSE, 'MARKETING'),
    (9, 'DISQUALIFIED', 'DISQUALIFIED', 'Disqualified', 90, FALSE, 'MARKETING');

--changeset accord:leads-002-lead
CREATE TABLE lead_record (
    id                  BIGINT       NOT NULL,
    source              VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    external_id         VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    email               VARCHAR(190) NULL,
    first_name          VARCHAR(120) NULL,
    last_name           VARCHAR(120) NULL,
    company             VARCHAR(190) NULL,
    job_title           VARCHAR(190) NULL,
    country             VARCHAR(120) NULL,
    segment             VARCHAR(120) NULL,
    channel             VARCHAR(120) NULL,
    campaign            VARCHAR(190) NULL,
    owner_id            BIGINT       NULL, -- the one person responsible
    owner_name          VARCHAR(190) NULL, -- an owner who is no person of the portal
    created_at          DATETIME(6)  NULL, -- as the source says; none: unknown
    recorded_at         DATETIME(6)  NOT NULL,
    stage_id            BIGINT       NOT NULL, -- where it stands: the latest stage entry
    stage_since         DATETIME(6)  NOT NULL,
    generated_at        DATETIME(6)  NULL, -- first entry into LEAD or later; none while only in side stages
    cool_off_until      DATETIME(6)  NULL,
    disqualified_reason VARCHAR(500) NULL,
    erased_at           DATETIME(6)  NULL,
    CONSTRAINT pk_lead PRIMARY KEY (id),
    CONSTRAINT uq_lead_external UNIQUE (source, external_id),
    CONSTRAINT fk_lead_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_lead_owner FOREIGN KEY (owner_id) REFERENCES person (id)
);
CREATE INDEX ix_lead_generated ON lead_record (generated_at, channel);
CREATE INDEX ix_lead_stage ON lead_record (stage_id, stage_since);
CREATE INDEX ix_lead_owner ON lead_record (owner_id, stage_id);
CREATE INDEX ix_lead_email ON lead_record (email);
CREATE INDEX ix_lead_last_name ON lead_record (last_name, first_name);
CREATE INDEX ix_lead_company ON lead_record (company);
CREATE TABLE lead_attribute (
    lead_id BIGINT       NOT NULL,
    name    VARCHAR(80)  NOT NULL,
    value   VARCHAR(500) NOT NULL,
    CONSTRAINT pk_lead_attribute PRIMARY KEY (lead_id, name),
    CONSTRAINT fk_lead_attribute_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id)
);

--changeset accord:leads-003-stage-entry
-- One row for each time a lead enters a stage. Rows are added, never changed.
CREATE TABLE stage_entry (
    id                    BIGINT       NOT NULL,
    lead_id               BIGINT       NOT NULL,
    stage_id              BIGINT       NOT NULL,
    entered_at            DATETIME(6)  NOT NULL,
    from_stage_id         BIGINT       NULL,
    by_person_id          BIGINT       NULL,
    reason                VARCHAR(500) NOT NULL,
    definition_version_id BIGINT       NULL,
    recorded_at           DATETIME(6)  NOT NULL,
    CONSTRAINT pk_stage_entry PRIMARY KEY (id),
    CONSTRAINT uq_stage_entry UNIQUE (lead_id, stage_id, entered_at),
    CONSTRAINT fk_stage_entry_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_stage_entry_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_stage_entry_from FOREIGN KEY (from_stage_id) REFERENCES stage (id),
    CONSTRAINT fk_stage_entry_person FOREIGN KEY (by_person_id) REFERENCES person (id),
    CONSTRAINT fk_stage_entry_definition FOREIGN KEY (definition_version_id) REFERENCES definition_version (id)
);
CREATE INDEX ix_stage_entry_lead ON stage_entry (lead_id, entered_at);
CREATE INDEX ix_stage_entry_stage ON stage_entry (stage_id, entered_at);
-- The first time a lead passed a stage, derived from stage_entry in the same transaction.
-- passed_at: its own first entry, or, where the stage was skipped, the first entry into a later one.
CREATE TABLE stage_passage (
    lead_id   BIGINT      NOT NULL,
    stage_id  BIGINT      NOT NULL,
    passed_at DATETIME(6) NOT NULL,
    skipped   BOOLEAN     NOT NULL,
    CONSTRAINT pk_stage_passage PRIMARY KEY (lead_id, stage_id),
    CONSTRAINT fk_stage_passage_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_stage_passage_stage FOREIGN KEY (stage_id) REFERENCES stage (id)
);
CREATE INDEX ix_stage_passage_stage ON stage_passage (stage_id, passed_at, lead_id);

--changeset accord:leads-004-activity
CREATE TABLE lead_activity (
    id               BIGINT        NOT NULL,
    lead_id          BIGINT        NOT NULL,
    source           VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    external_id      VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    type             VARCHAR(40)   NOT NULL,
    at               DATETIME(6)   NOT NULL,
    direction        VARCHAR(20)   NULL,
    outcome          VARCHAR(60)   NULL,
    url              VARCHAR(1000) NULL,
    note             VARCHAR(1000) NULL,
    duration_seconds INT           NULL,
    by_person_id     BIGINT        NULL,
    CONSTRAINT pk_lead_activity PRIMARY KEY (id),
    CONSTRAINT uq_lead_activity_external UNIQUE (source, external_id),
    CONSTRAINT fk_lead_activity_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_lead_activity_person FOREIGN KEY (by_person_id) REFERENCES person (id)
);
CREATE INDEX ix_lead_activity_lead ON lead_activity (lead_id, at);
CREATE INDEX ix_lead_activity_type ON lead_activity (type, at);
