--liquibase formatted sql

--changeset accord:leads-kept-001-stages
INSERT INTO setting (subject, version) VALUES ('stages', UUID());
