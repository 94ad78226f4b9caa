--liquibase formatted sql

--changeset accord:leads-account-owner-001
-- Handoffs ask who owns the account of a lead.
CREATE INDEX ix_opportunity_account ON opportunity (account, created_at);
