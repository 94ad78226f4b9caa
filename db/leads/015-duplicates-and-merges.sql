--liquibase formatted sql

--changeset accord:leads-merge-001-keys
-- What two records of one person have in common. E-mails are compared without capitals, and without blanks around them.
ALTER TABLE lead_record
    ADD COLUMN email_key VARCHAR(190) COLLATE utf8mb4_bin GENERATED ALWAYS AS (NULLIF(LOWER(TRIM(email)), '')) STORED;
CREATE INDEX ix_lead_email_key ON lead_record (email_key);
CREATE INDEX ix_lead_external_id ON lead_record (external_id);
-- leads are found by their words now
DROP INDEX ix_lead_email ON lead_record;

--changeset accord:leads-merge-002-duplicate
-- Records that may be one person, by what they have in common. Open: some of them were never looked at beside the others.
CREATE TABLE duplicate_proposal (
    by_what  VARCHAR(20)  NOT NULL,
    value    VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    found_at DATETIME(6)  NOT NULL,
    members  INT          NOT NULL,
    is_open  BOOLEAN      NOT NULL,
    CONSTRAINT pk_duplicate_proposal PRIMARY KEY (by_what, value),
    CONSTRAINT ck_duplicate_proposal CHECK (by_what IN ('EMAIL', 'EXTERNAL_ID'))
);
CREATE INDEX ix_duplicate_proposal_open ON duplicate_proposal (is_open, by_what, found_at, value);
-- Somebody said that this record is another person than the others that have the same.
CREATE TABLE duplicate_dismissal (
    by_what      VARCHAR(20)  NOT NULL,
    value        VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    lead_id      BIGINT       NOT NULL,
    dismissed_by BIGINT       NOT NULL,
    dismissed_at DATETIME(6)  NOT NULL,
    reason       VARCHAR(300) NOT NULL,
    CONSTRAINT pk_duplicate_dismissal PRIMARY KEY (by_what, value, lead_id),
    CONSTRAINT fk_duplicate_dismissal_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_duplicate_dismissal_person FOREIGN KEY (dismissed_by) REFERENCES person (id)
);
INSERT INTO duplicate_proposal (by_what, value, found_at, members, is_open)
SELECT 'EMAIL', email_key, MAX(recorded_at), COUNT(*), TRUE
  FROM lead_record WHERE email_key IS NOT NULL AND erased_at IS NULL
 GROUP BY email_key HAVING COUNT(*) > 1;
INSERT INTO duplicate_proposal (by_what, value, found_at, members, is_open)
SELECT 'EXTERNAL_ID', external_id, MAX(recorded_at), COUNT(*), TRUE
  FROM lead_record WHERE erased_at IS NULL
 GROUP BY external_id HAVING COUNT(*) > 1;

--changeset accord:leads-merge-003-merge
-- Somebody decided that two records are one person. The merged one keeps its name in its source, and what its source said
-- last; what happened to it is kept under the survivor from then on, until the merge is undone.
CREATE TABLE lead_merge (
    id          BIGINT       NOT NULL,
    survivor_id BIGINT       NOT NULL,
    merged_id   BIGINT       NOT NULL,
    reason      VARCHAR(300) NOT NULL,
    merged_by   BIGINT       NOT NULL,
    merged_at   DATETIME(6)  NOT NULL,
    undone_by   BIGINT       NULL,
    undone_at   DATETIME(6)  NULL,
    undo_reason VARCHAR(300) NULL,
    in_force_id BIGINT GENERATED ALWAYS AS (CASE WHEN undone_at IS NULL THEN merged_id END) STORED,
    CONSTRAINT pk_lead_merge PRIMARY KEY (id),
    CONSTRAINT uq_lead_merge_in_force UNIQUE (in_force_id), -- into one other at a time
    CONSTRAINT fk_lead_merge_survivor FOREIGN KEY (survivor_id) REFERENCES lead_record (id),
    CONSTRAINT fk_lead_merge_merged FOREIGN KEY (merged_id) REFERENCES lead_record (id),
    CONSTRAINT fk_lead_merge_by FOREIGN KEY (merged_by) REFERENCES person (id),
    CONSTRAINT fk_lead_merge_undone_by FOREIGN KEY (undone_by) REFERENCES person (id)
);
-- Each row that a merge moved, made or changed, so that undoing it finds every one.
CREATE TABLE lead_merge_row (
    merge_id BIGINT      NOT NULL,
    kind     VARCHAR(30) NOT NULL,
    row_id   BIGINT      NOT NULL,
    shift    INT         NOT NULL, -- microseconds by which an entry had to give way to its twin
    CONSTRAINT pk_lead_merge_row PRIMARY KEY (merge_id, kind, row_id),
    CONSTRAINT fk_lead_merge_row_merge FOREIGN KEY (merge_id) REFERENCES lead_merge (id)
);
CREATE INDEX ix_lead_merge_row ON lead_merge_row (row_id, kind); -- by which merge a row came
-- Each fact of the survivor that a merge changed.
CREATE TABLE lead_merge_fact (
    merge_id BIGINT       NOT NULL,
    field    VARCHAR(100) NOT NULL,
    was      VARCHAR(500) NULL,
    became   VARCHAR(500) NULL,
    CONSTRAINT pk_lead_merge_fact PRIMARY KEY (merge_id, field),
    CONSTRAINT fk_lead_merge_fact_merge FOREIGN KEY (merge_id) REFERENCES lead_merge (id)
);
