--liquibase formatted sql

--changeset accord:leads-taken-back-001-entry
-- What somebody decided and took back at once stays, too, says since when it is taken back, and counts nowhere. Only what a
-- source told is never corrected.
ALTER TABLE stage_entry DROP CONSTRAINT ck_stage_entry_corrected;
ALTER TABLE stage_entry ADD CONSTRAINT ck_stage_entry_corrected CHECK (corrected_at IS NULL OR origin <> 'SOURCE');
