--liquibase formatted sql

--changeset accord:leads-020-retention-period
-- How long people are remembered who stand in a stage and with whom nothing happens any more. No row: for ever.
CREATE TABLE retention_period (
    stage_id BIGINT      NOT NULL,
    months   INT         NOT NULL,
    set_by   BIGINT      NULL,
    set_at   DATETIME(6) NOT NULL,
    CONSTRAINT pk_retention_period PRIMARY KEY (stage_id),
    CONSTRAINT fk_retention_period_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_retention_period_person FOREIGN KEY (set_by) REFERENCES person (id),
    CONSTRAINT ck_retention_period CHECK (months BETWEEN 1 AND 240)
);
