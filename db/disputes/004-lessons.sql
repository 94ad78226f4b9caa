--liquibase formatted sql

--changeset accord:disputes-006-lessons
CREATE INDEX ix_dispute_raised ON dispute (raised_at);
CREATE INDEX ix_dispute_cause ON dispute (cause, raised_at);
CREATE INDEX ix_dispute_true_cause ON dispute (true_cause, raised_at);
CREATE INDEX ix_dispute_rep ON dispute (raised_by, raised_at);

--changeset accord:disputes-007-offers-of-a-month
CREATE INDEX ix_handoff_offered ON handoff (offered_at);
