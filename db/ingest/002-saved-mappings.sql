--liquibase formatted sql

--changeset accord:ingest-003-saved-mapping
CREATE TABLE import_mapping (
    name      VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
    kind      VARCHAR(30) NOT NULL,
    mapping   MEDIUMTEXT  NOT NULL, -- as JSON
    person_id BIGINT      NOT NULL, -- who saved it last
    saved_at  DATETIME(6) NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (name),
    CONSTRAINT fk_import_mapping_person FOREIGN KEY (person_id) REFERENCES person (id)
);
