--liquibase formatted sql

--changeset accord:reporting-001-currency-rate
-- What one unit of a currency was worth on a day, in the currency that the portal reports in.
CREATE TABLE currency_rate (
    quote    CHAR(3)         NOT NULL, -- the reporting currency
    currency CHAR(3)         NOT NULL,
    day      DATE            NOT NULL,
    rate     DECIMAL(20, 10) NOT NULL,
    set_by   BIGINT          NULL,
    set_at   DATETIME(6)     NOT NULL,
    CONSTRAINT pk_currency_rate PRIMARY KEY (quote, currency, day),
    CONSTRAINT fk_currency_rate_person FOREIGN KEY (set_by) REFERENCES person (id),
    CONSTRAINT ck_currency_rate CHECK (rate > 0 AND currency <> quote)
);
CREATE INDEX ix_currency_rate_day ON currency_rate (quote, day, currency);

--changeset accord:reporting-002-fiscal-calendar
-- How the years of the company run. A change adds a row; the newest counts, for all years.
CREATE TABLE fiscal_calendar (
    id          BIGINT      NOT NULL,
    start_month INT         NOT NULL,
    division    VARCHAR(20) NOT NULL,
    set_by      BIGINT      NULL,
    set_at      DATETIME(6) NOT NULL,
    CONSTRAINT pk_fiscal_calendar PRIMARY KEY (id),
    CONSTRAINT fk_fiscal_calendar_person FOREIGN KEY (set_by) REFERENCES person (id),
    CONSTRAINT ck_fiscal_calendar_month CHECK (start_month BETWEEN 1 AND 12),
    CONSTRAINT ck_fiscal_calendar_division CHECK (division IN ('MONTHS', 'WEEKS_445', 'WEEKS_454', 'WEEKS_544'))
);
