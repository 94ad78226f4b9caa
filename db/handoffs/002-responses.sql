--liquibase formatted sql

--changeset accord:handoffs-003-response
-- The first response to an offer: its acceptance, or before that the first call, mail or meeting of the taking side.
-- The business time until then is counted with the hours in force at that time, and stays when the hours change.
ALTER TABLE handoff
    ADD COLUMN responded_at DATETIME(6) NULL,
    ADD COLUMN response_seconds INT NULL;
CREATE INDEX ix_handoff_responded ON handoff (responded_at);
CREATE INDEX ix_handoff_clock ON handoff (due_at);
