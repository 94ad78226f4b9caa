--liquibase formatted sql

--changeset accord:people-kept-001-people
INSERT INTO setting (subject, version) VALUES ('people', UUID());
