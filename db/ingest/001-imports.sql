--liquibase formatted sql

--changeset accord:ingest-001-import
CREATE TABLE import_run (
    id             BIGINT       NOT NULL,
    kind           VARCHAR(30)  NOT NULL,
    source         VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    file_name      VARCHAR(300) NOT NULL,
    dry_run        BOOLEAN      NOT NULL,
    state          VARCHAR(20)  NOT NULL,
    person_id      BIGINT       NOT NULL,
    started_at     DATETIME(6)  NOT NULL,
    ended_at       DATETIME(6)  NULL,
    row_count      INT          NOT NULL,
    created_count  INT          NOT NULL,
    updated_count  INT          NOT NULL,
    unchanged_count INT         NOT NULL,
    rejected_count INT          NOT NULL,
    failure        VARCHAR(500) NULL,
    header         MEDIUMTEXT   NULL, -- the heading row as it came, for rejects.csv
    mapping        MEDIUMTEXT   NULL, -- as JSON
    CONSTRAINT pk_import_run PRIMARY KEY (id),
    CONSTRAINT fk_import_run_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_import_run_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED'))
);
CREATE INDEX ix_import_run_started ON import_run (started_at);
CREATE TABLE import_reject (
    import_id   BIGINT       NOT NULL,
    row_no      INT          NOT NULL, -- the heading is row 1
    column_name VARCHAR(300) NULL,
    code        VARCHAR(60)  NOT NULL,
    message     VARCHAR(500) NOT NULL,
    cells       MEDIUMTEXT   NOT NULL, -- the row as it came, as a JSON list
    CONSTRAINT pk_import_reject PRIMARY KEY (import_id, row_no),
    CONSTRAINT fk_import_reject_import FOREIGN KEY (import_id) REFERENCES import_run (id)
);

--changeset accord:ingest-002-idempotency
CREATE TABLE idempotency_key (
    token_id     BIGINT       NOT NULL,
    idempotency  VARCHAR(190) NOT NULL,
    request_hash CHAR(64)     NOT NULL,
    status       INT          NULL, -- none: still at work
    content_type VARCHAR(120) NULL,
    body         MEDIUMTEXT   NULL,
    created_at   DATETIME(6)  NOT NULL,
    CONSTRAINT pk_idempotency_key PRIMARY KEY (token_id, idempotency)
);
CREATE INDEX ix_idempotency_key_created ON idempotency_key (created_at);
