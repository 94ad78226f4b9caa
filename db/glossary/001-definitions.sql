--liquibase formatted sql

--changeset accord:glossary-001-definition
CREATE TABLE definition_version (
    id             BIGINT       NOT NULL,
    term           VARCHAR(60)  NOT NULL, -- a stage key or another agreed term, such as BOOKED_MEETING
    version        INT          NOT NULL,
    body           TEXT         NOT NULL,
    effective_from DATETIME(6)  NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    created_by     BIGINT       NULL,     -- none: shipped with the portal
    CONSTRAINT pk_definition_version PRIMARY KEY (id),
    CONSTRAINT uq_definition_version UNIQUE (term, version),
    CONSTRAINT fk_definition_version_person FOREIGN KEY (created_by) REFERENCES person (id)
);
CREATE TABLE definition_sign_off (
    definition_version_id BIGINT      NOT NULL,
    department_code       VARCHAR(40) NOT NULL,
    person_id             BIGINT      NOT NULL,
    signed_at             DATETIME(6) NOT NULL,
    CONSTRAINT pk_definition_sign_off PRIMARY KEY (definition_version_id, department_code),
    CONSTRAINT fk_definition_sign_off_version FOREIGN KEY (definition_version_id) REFERENCES definition_version (id),
    CONSTRAINT fk_definition_sign_off_department FOREIGN KEY (department_code) REFERENCES department (code),
    CONSTRAINT fk_definition_sign_off_person FOREIGN KEY (person_id) REFERENCES person (id)
);

--changeset accord:glossary-002-first-definitions
INSERT INTO definition_version (id, term, version, body, effective_from, created_at) VALUES
    (1, 'LEAD', 1, 'A person who visited five times in 30 days, read four posts, downloaded an offer or asked for a demo. Students, competitors and customers are not leads.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (2, 'MQL', 1, 'A lead who knows the problem and is looking for a provider.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (3, 'SQL', 1, 'An MQL who has a budget and is ready to go on. Marketing hands it over to Sales.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (4, 'SAL', 1, 'An SQL that Sales has approved and moves towards the purchase.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (5, 'OPPORTUNITY', 1, 'A deal with an amount and an expected close date.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (6, 'BOOKED_MEETING', 1, 'A meeting with a date that both sides confirmed. Held meetings are counted apart.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (7, 'AVERAGE_DEAL', 1, 'Revenue won in the period, divided by the deals won in it.', '1970-01-01 00:00:00', '1970-01-01 00:00:00'),
    (8, 'SALES_CYCLE', 1, 'Days from the creation of an opportunity to the day it was won.', '1970-01-01 00:00:00', '1970-01-01 00:00:00');
