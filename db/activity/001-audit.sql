--liquibase formatted sql

--changeset accord:activity-001-audit
CREATE TABLE audit_entry (
    id         BIGINT        NOT NULL,
    at         DATETIME(6)   NOT NULL,
    person_id  BIGINT        NULL, -- none: the portal itself
    event      VARCHAR(80)   NOT NULL,
    subject    VARCHAR(40)   NOT NULL,
    subject_id BIGINT        NULL,
    summary    VARCHAR(1000) NOT NULL,
    CONSTRAINT pk_audit_entry PRIMARY KEY (id)
);
CREATE INDEX ix_audit_entry_at ON audit_entry (at);
CREATE INDEX ix_audit_entry_subject ON audit_entry (subject, subject_id, at);
