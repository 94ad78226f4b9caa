--liquibase formatted sql

--changeset accord:leads-007-who-did-it
-- Whoever a source names and the portal does not know, is kept by name.
ALTER TABLE lead_activity ADD COLUMN by_name VARCHAR(190) NULL;
ALTER TABLE stage_entry ADD COLUMN by_name VARCHAR(190) NULL;
