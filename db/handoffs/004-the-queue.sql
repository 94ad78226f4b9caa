--liquibase formatted sql

--changeset accord:handoffs-008-snooze
-- An offer that is put off until a moment: it stays with its taker, and its clock rests until then.
ALTER TABLE handoff_pause ADD COLUMN snoozed_until DATETIME(6) NULL; -- none: until somebody lets the clock run on
ALTER TABLE handoff DROP INDEX ix_handoff_rings, DROP COLUMN rings_at;
ALTER TABLE handoff
    ADD COLUMN snoozed_until DATETIME(6) NULL,
    ADD CONSTRAINT ck_handoff_snoozed CHECK (snoozed_until IS NULL OR paused_at IS NOT NULL);
ALTER TABLE handoff
    ADD COLUMN rings_at DATETIME(6) GENERATED ALWAYS AS (
        CASE WHEN state <> 'OFFERED' THEN NULL
             WHEN paused_at IS NOT NULL THEN snoozed_until
             WHEN breached_at IS NOT NULL THEN NULL
             WHEN warned_at IS NULL THEN warn_at
             ELSE due_at END) STORED; -- when something is to be done about its clock
CREATE INDEX ix_handoff_rings ON handoff (rings_at, id);
CREATE INDEX ix_handoff_snoozed ON handoff (snoozed_until);
