--liquibase formatted sql

--changeset accord:metrics-001-roll-up
-- What is kept of figures, so that reading them does not grow with the history. All of it follows from the history and
-- can be thrown away. A row without built_at is being built; the one before it serves until then.
CREATE TABLE roll_up (
    id         BIGINT       NOT NULL,
    signature  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- of all that its rows follow from: query, stages, zone
    name       VARCHAR(200) NOT NULL, -- such as "mql-to-sql, cohort of 90 days"
    built_at   DATETIME(6)  NULL,
    CONSTRAINT pk_roll_up PRIMARY KEY (id)
);
CREATE INDEX ix_roll_up_signature ON roll_up (signature, built_at);
-- The records as they were counted last. A cohort is kept as if all its leads were old enough.
CREATE TABLE rolled_record (
    roll_up_id  BIGINT         NOT NULL,
    subject_id  BIGINT         NOT NULL, -- as in lead_changed
    kind        VARCHAR(12)    NOT NULL,
    record_id   BIGINT         NOT NULL,
    part        BIGINT         NOT NULL,
    at          DATETIME(6)    NOT NULL,
    day         DATE           NOT NULL, -- of the zone that figures are read in
    owner_id    BIGINT         NULL,
    owner_name  VARCHAR(190)   NULL,
    channel     VARCHAR(120)   NULL,
    campaign    VARCHAR(190)   NULL,
    segment     VARCHAR(120)   NULL,
    numerator   DECIMAL(38,10) NOT NULL,
    denominator DECIMAL(38,10) NULL,
    fault       VARCHAR(40)    NULL,
    mark        VARCHAR(60)    NULL,
    currency    CHAR(3)        NULL,
    CONSTRAINT pk_rolled_record PRIMARY KEY (roll_up_id, subject_id, kind, record_id, part, day)
);
CREATE INDEX ix_rolled_record_at ON rolled_record (roll_up_id, at);
-- Their sums by day, once for each dimension. What is unknown is empty; what is known stands behind an equals sign.
CREATE TABLE rolled_sum (
    roll_up_id   BIGINT         NOT NULL,
    dimension    VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    day          DATE           NOT NULL,
    grp          VARCHAR(191)   NOT NULL,
    owner_id     BIGINT         NOT NULL,
    kind         VARCHAR(12)    NOT NULL,
    mark         VARCHAR(60)    NOT NULL,
    fault        VARCHAR(40)    NOT NULL,
    currency     CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    records      BIGINT         NOT NULL,
    numerator    DECIMAL(38,10) NOT NULL,
    denominator  DECIMAL(38,10) NOT NULL,
    denominators BIGINT         NOT NULL, -- how many are known
    CONSTRAINT pk_rolled_sum PRIMARY KEY (roll_up_id, dimension, day, grp, owner_id, kind, mark, fault, currency)
);
