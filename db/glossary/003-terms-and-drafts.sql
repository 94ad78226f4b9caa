--liquibase formatted sql

--changeset accord:glossary-005-term
CREATE TABLE definition_term (
    term_key VARCHAR(60)  NOT NULL, -- that of the stage where one belongs to it
    name     VARCHAR(120) NOT NULL,
    position INT          NOT NULL, -- order on the screen
    of_stage BOOLEAN      NOT NULL, -- leads enter the stage of the same key by it; only then it may have criteria
    measure  VARCHAR(10)  NULL,     -- what may be agreed beside the text: money or days
    owner_id BIGINT       NULL,     -- who answers for it; none: came with the portal, nobody yet
    added_at DATETIME(6)  NOT NULL,
    added_by BIGINT       NULL,
    CONSTRAINT pk_definition_term PRIMARY KEY (term_key),
    CONSTRAINT uq_definition_term_name UNIQUE (name),
    CONSTRAINT fk_definition_term_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT fk_definition_term_added_by FOREIGN KEY (added_by) REFERENCES person (id),
    CONSTRAINT ck_definition_term_measure CHECK (measure IN ('MONEY', 'DAYS'))
);
-- Who has to sign a version of it.
CREATE TABLE definition_term_department (
    term_key        VARCHAR(60) NOT NULL,
    department_code VARCHAR(40) NOT NULL,
    CONSTRAINT pk_definition_term_department PRIMARY KEY (term_key, department_code),
    CONSTRAINT fk_definition_term_department_term FOREIGN KEY (term_key) REFERENCES definition_term (term_key),
    CONSTRAINT fk_definition_term_department FOREIGN KEY (department_code) REFERENCES department (code)
);
INSERT INTO definition_term (term_key, name, position, of_stage, measure, added_at) VALUES
    ('LEAD', 'Lead', 10, TRUE, NULL, '1970-01-01 00:00:00'),
    ('MQL', 'MQL', 20, TRUE, NULL, '1970-01-01 00:00:00'),
    ('SQL', 'SQL', 30, TRUE, NULL, '1970-01-01 00:00:00'),
    ('SAL', 'SAL', 40, TRUE, NULL, '1970-01-01 00:00:00'),
    ('OPPORTUNITY', 'Opportunity', 50, TRUE, NULL, '1970-01-01 00:00:00'),
    ('BOOKED_MEETING', 'Booked meeting', 60, FALSE, NULL, '1970-01-01 00:00:00'),
    ('AVERAGE_DEAL', 'Average deal size', 70, FALSE, 'MONEY', '1970-01-01 00:00:00'),
    ('SALES_CYCLE', 'Sales cycle', 80, FALSE, 'DAYS', '1970-01-01 00:00:00');
INSERT INTO definition_term (term_key, name, position, of_stage, added_at)
SELECT DISTINCT v.term, v.term, 90, FALSE, '1970-01-01 00:00:00'
  FROM definition_version v
 WHERE v.term NOT IN (SELECT t.term_key FROM definition_term t);
INSERT INTO definition_term_department (term_key, department_code)
SELECT t.term_key, d.code FROM definition_term t JOIN department d ON d.code IN ('MARKETING', 'SALES');

--changeset accord:glossary-006-draft
ALTER TABLE definition_version
    ADD COLUMN owner_id        BIGINT         NULL, -- who answers for the term under this version
    ADD COLUMN wanted_on       DATE           NULL, -- none: as soon as everybody has signed
    ADD COLUMN agreed_amount   DECIMAL(19, 4) NULL, -- money, or days where no currency is given
    ADD COLUMN agreed_currency CHAR(3)        NULL,
    ADD COLUMN revision        INT            NOT NULL DEFAULT 1, -- grows with each change of a draft
    ADD COLUMN revised_at      DATETIME(6)    NULL,
    ADD COLUMN revised_by      BIGINT         NULL,
    ADD COLUMN withdrawn_at    DATETIME(6)    NULL,
    ADD COLUMN withdrawn_by    BIGINT         NULL,
    ADD COLUMN withdrawn_why   VARCHAR(500)   NULL,
    ADD CONSTRAINT fk_definition_version_term FOREIGN KEY (term) REFERENCES definition_term (term_key),
    ADD CONSTRAINT fk_definition_version_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    ADD CONSTRAINT fk_definition_version_revised_by FOREIGN KEY (revised_by) REFERENCES person (id),
    ADD CONSTRAINT fk_definition_version_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES person (id),
    ADD CONSTRAINT ck_definition_version_agreed CHECK (agreed_currency IS NULL OR agreed_amount IS NOT NULL),
    ADD CONSTRAINT ck_definition_version_withdrawn CHECK (withdrawn_at IS NULL OR effective_from IS NULL);
ALTER TABLE definition_version
    ADD COLUMN open_term VARCHAR(60)
        GENERATED ALWAYS AS (CASE WHEN effective_from IS NULL AND withdrawn_at IS NULL THEN term END) STORED;
CREATE UNIQUE INDEX uq_definition_version_open ON definition_version (open_term); -- one open draft for a term
-- A signature belongs to the revision that was read: it is void when the draft was changed afterwards.
ALTER TABLE definition_sign_off
    ADD COLUMN revision INT NOT NULL DEFAULT 1,
    DROP PRIMARY KEY,
    ADD CONSTRAINT pk_definition_sign_off PRIMARY KEY (definition_version_id, department_code, revision);
CREATE TABLE definition_comment (
    id                    BIGINT        NOT NULL,
    definition_version_id BIGINT        NOT NULL,
    text                  VARCHAR(2000) NOT NULL,
    said_by               BIGINT        NOT NULL,
    said_at               DATETIME(6)   NOT NULL,
    CONSTRAINT pk_definition_comment PRIMARY KEY (id),
    CONSTRAINT fk_definition_comment_version FOREIGN KEY (definition_version_id) REFERENCES definition_version (id),
    CONSTRAINT fk_definition_comment_person FOREIGN KEY (said_by) REFERENCES person (id)
);
