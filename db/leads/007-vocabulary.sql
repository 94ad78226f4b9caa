--liquibase formatted sql

--changeset accord:leads-vocabulary
-- So that the names in use are found without reading all attributes of all leads.
CREATE INDEX ix_lead_attribute_name ON lead_attribute (name);
