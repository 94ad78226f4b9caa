--liquibase formatted sql

--changeset accord:leads-005-opportunity
CREATE TABLE opportunity (
    id                BIGINT         NOT NULL,
    source            VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    external_id       VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    lead_id           BIGINT         NULL, -- a deal without a lead is allowed, and counted
    name              VARCHAR(300)   NULL,
    account           VARCHAR(190)   NULL,
    product           VARCHAR(190)   NULL,
    owner_id          BIGINT         NULL,
    owner_name        VARCHAR(190)   NULL,
    sdr_name          VARCHAR(190)   NULL,
    amount            DECIMAL(19, 4) NULL, -- none: unknown
    currency          CHAR(3)        NULL,
    created_at        DATETIME(6)    NULL,
    expected_close_at DATETIME(6)    NULL,
    closed_at         DATETIME(6)    NULL,
    stage             VARCHAR(120)   NULL, -- the pipeline step, in the source's words
    outcome           VARCHAR(10)    NOT NULL,
    lost_reason       VARCHAR(300)   NULL,
    recorded_at       DATETIME(6)    NOT NULL,
    CONSTRAINT pk_opportunity PRIMARY KEY (id),
    CONSTRAINT uq_opportunity_external UNIQUE (source, external_id),
    CONSTRAINT fk_opportunity_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_opportunity_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT ck_opportunity_outcome CHECK (outcome IN ('OPEN', 'WON', 'LOST')),
    CONSTRAINT ck_opportunity_money CHECK (amount IS NULL OR currency IS NOT NULL)
);
CREATE INDEX ix_opportunity_closed ON opportunity (outcome, closed_at, amount, currency);
CREATE INDEX ix_opportunity_created ON opportunity (created_at, amount, currency);
CREATE INDEX ix_opportunity_lead ON opportunity (lead_id);
