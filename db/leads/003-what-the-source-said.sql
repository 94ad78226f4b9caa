--liquibase formatted sql

--changeset accord:leads-006-said
-- What the source said last. Saying it again changes nothing, although the portal has decided otherwise since.
ALTER TABLE lead_record
    ADD COLUMN said_owner VARCHAR(190) NULL,
    ADD COLUMN said_stage VARCHAR(40) NULL;
