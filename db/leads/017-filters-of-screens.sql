--liquibase formatted sql

--changeset accord:leads-filters-001-screen
-- Not only the list of leads has filters to keep. A name is free once on each screen.
ALTER TABLE lead_filter RENAME TO saved_filter;
ALTER TABLE saved_filter ADD COLUMN screen VARCHAR(20) NOT NULL DEFAULT 'leads';
ALTER TABLE saved_filter ALTER COLUMN screen DROP DEFAULT;
CREATE UNIQUE INDEX uq_saved_filter_name ON saved_filter (owner_id, screen, name);
DROP INDEX uq_lead_filter_name ON saved_filter;
CREATE INDEX ix_saved_filter_shared ON saved_filter (screen, shared, name);
DROP INDEX ix_lead_filter_shared ON saved_filter;
