--liquibase formatted sql

--changeset accord:glossary-kept-001-definitions
INSERT INTO setting (subject, version) VALUES ('definitions', UUID());
