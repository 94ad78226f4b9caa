--liquibase formatted sql

--changeset accord:leads-019-lead-changed
-- The leads of which something that figures count has changed, and which have not been counted again since. Whoever
-- changes one adds a row in the same transaction; rows are never updated, so nobody waits for anybody.
CREATE TABLE lead_changed (
    id         BIGINT NOT NULL,
    subject_id BIGINT NOT NULL, -- the lead, or an opportunity that has none; 1: all of them
    CONSTRAINT pk_lead_changed PRIMARY KEY (id)
);
