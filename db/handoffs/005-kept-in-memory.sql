--liquibase formatted sql

--changeset accord:handoffs-kept-001-contracts
INSERT INTO setting (subject, version) VALUES ('contracts', UUID());
