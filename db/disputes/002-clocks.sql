--liquibase formatted sql

--changeset accord:disputes-002-clocks
CREATE INDEX ix_dispute_clock ON dispute (research_due_at);
