--liquibase formatted sql

--changeset accord:leads-012-held
-- While a dispute has no verdict, the lead stays in the stage where sales disputed it, and its person is not forgotten.
-- The open dispute refers to this column, so it cannot be emptied before the verdict either.
ALTER TABLE lead_record
    ADD COLUMN held_in_stage_id BIGINT NULL, -- none: free to move
    ADD CONSTRAINT uq_lead_held UNIQUE (id, held_in_stage_id),
    ADD CONSTRAINT ck_lead_held CHECK (held_in_stage_id IS NULL OR (held_in_stage_id = stage_id AND erased_at IS NULL));
