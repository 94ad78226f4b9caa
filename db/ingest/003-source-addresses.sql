--liquibase formatted sql

--changeset accord:ingest-004-source-address
-- An address to which forms and tools of others post rows, read by a saved mapping.
CREATE TABLE source_address (
    id        BIGINT       NOT NULL,
    name      VARCHAR(80)  NOT NULL,
    mapping   VARCHAR(80) COLLATE utf8mb4_bin NOT NULL, -- by its name, under which it may be saved anew
    key_hash  CHAR(64)     NOT NULL, -- SHA-256 of the last part of the address
    header    VARCHAR(80)  NULL, -- has the signature of the body; none: it needs no signature
    secret    VARCHAR(200) NULL, -- in clear, as signatures are computed with it
    made_at   DATETIME(6)  NOT NULL,
    made_by   BIGINT       NULL,
    off_at    DATETIME(6)  NULL, -- takes nothing since then
    CONSTRAINT pk_source_address PRIMARY KEY (id),
    CONSTRAINT uq_source_address_name UNIQUE (name),
    CONSTRAINT uq_source_address_key UNIQUE (key_hash),
    CONSTRAINT fk_source_address_person FOREIGN KEY (made_by) REFERENCES person (id)
);
-- What came in lately. Of what was sent only rejected rows are kept, with the import.
CREATE TABLE source_delivery (
    id         BIGINT       NOT NULL,
    address_id BIGINT       NOT NULL,
    at         DATETIME(6)  NOT NULL,
    status     INT          NOT NULL, -- of our answer
    reason     VARCHAR(500) NULL, -- code and words, where it was no success
    import_id  BIGINT       NULL, -- none: it did not come as far
    CONSTRAINT pk_source_delivery PRIMARY KEY (id),
    CONSTRAINT fk_source_delivery_address FOREIGN KEY (address_id) REFERENCES source_address (id),
    CONSTRAINT fk_source_delivery_import FOREIGN KEY (import_id) REFERENCES import_run (id)
);
CREATE INDEX ix_source_delivery_address ON source_delivery (address_id, id);
