--liquibase formatted sql

--changeset accord:leads-list-001-newest
-- A secondary index ends with the id, so each filter of the list also gives its leads the newest first, without sorting.
CREATE INDEX ix_lead_stage_newest ON lead_record (stage_id, id);
CREATE INDEX ix_lead_channel ON lead_record (channel);
CREATE INDEX ix_lead_campaign ON lead_record (campaign);
CREATE INDEX ix_lead_segment ON lead_record (segment);
CREATE INDEX ix_lead_country ON lead_record (country);
CREATE INDEX ix_lead_created ON lead_record (created_at);
CREATE INDEX ix_lead_since ON lead_record (stage_since);

--changeset accord:leads-list-002-word
-- The words by which a lead is found: of its names, company, e-mail and external id.
CREATE TABLE lead_word (
    word    VARCHAR(60) COLLATE utf8mb4_bin NOT NULL, -- in small letters, without accents
    lead_id BIGINT      NOT NULL,
    CONSTRAINT pk_lead_word PRIMARY KEY (word, lead_id),
    CONSTRAINT fk_lead_word_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id)
);

--changeset accord:leads-list-003-kept
-- What a person keeps of the list: searches, by their address, and the columns in their order.
CREATE TABLE lead_filter (
    id       BIGINT        NOT NULL,
    owner_id BIGINT        NOT NULL,
    name     VARCHAR(80)   NOT NULL,
    query    VARCHAR(1500) NOT NULL,
    shared   BOOLEAN       NOT NULL, -- with everybody
    saved_at DATETIME(6)   NOT NULL,
    CONSTRAINT pk_lead_filter PRIMARY KEY (id),
    CONSTRAINT uq_lead_filter_name UNIQUE (owner_id, name),
    CONSTRAINT fk_lead_filter_owner FOREIGN KEY (owner_id) REFERENCES person (id)
);
CREATE INDEX ix_lead_filter_shared ON lead_filter (shared, name);
CREATE TABLE lead_columns (
    person_id BIGINT       NOT NULL,
    shown     VARCHAR(500) NOT NULL, -- joined by a blank, from left to right
    CONSTRAINT pk_lead_columns PRIMARY KEY (person_id),
    CONSTRAINT fk_lead_columns_person FOREIGN KEY (person_id) REFERENCES person (id)
);

--changeset accord:leads-list-004-merged-into
-- The record that stands for this one, as both are the same person. What happened to it is kept there.
ALTER TABLE lead_record ADD COLUMN merged_into BIGINT NULL;
