--liquibase formatted sql

--changeset accord:acquisition-001-spend
-- What was spent from a day to before another, as its source says.
CREATE TABLE spend (
    id          BIGINT         NOT NULL,
    source      VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    external_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    channel     VARCHAR(120)   NULL,
    campaign    VARCHAR(190)   NULL,
    from_day    DATE           NOT NULL,
    to_day      DATE           NOT NULL, -- exclusive
    amount      DECIMAL(19, 4) NOT NULL,
    currency    CHAR(3)        NOT NULL,
    impressions BIGINT         NULL,
    clicks      BIGINT         NULL,
    recorded_at DATETIME(6)    NOT NULL,
    CONSTRAINT pk_spend PRIMARY KEY (id),
    CONSTRAINT uq_spend_external UNIQUE (source, external_id),
    CONSTRAINT ck_spend_days CHECK (from_day < to_day)
);
-- The same spread evenly over its days, derived in the same transaction; the days of a row add up to its amount.
CREATE TABLE spend_day (
    spend_id BIGINT         NOT NULL,
    day      DATE           NOT NULL,
    amount   DECIMAL(19, 4) NOT NULL,
    CONSTRAINT pk_spend_day PRIMARY KEY (spend_id, day),
    CONSTRAINT fk_spend_day_spend FOREIGN KEY (spend_id) REFERENCES spend (id)
);
CREATE INDEX ix_spend_day_day ON spend_day (day, amount);

--changeset accord:acquisition-002-traffic
-- The visits of a day by one channel.
CREATE TABLE web_traffic (
    id          BIGINT       NOT NULL,
    source      VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    external_id VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
    day         DATE         NOT NULL,
    channel     VARCHAR(120) NULL,
    visits      BIGINT       NOT NULL,
    visitors    BIGINT       NULL,
    recorded_at DATETIME(6)  NOT NULL,
    CONSTRAINT pk_web_traffic PRIMARY KEY (id),
    CONSTRAINT uq_web_traffic_external UNIQUE (source, external_id, day),
    CONSTRAINT ck_web_traffic_visits CHECK (visits >= 0)
);
CREATE INDEX ix_web_traffic_day ON web_traffic (day, channel, visits);
