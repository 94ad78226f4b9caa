--liquibase formatted sql

--changeset accord:people-005-half-day
ALTER TABLE team_holiday ADD COLUMN closes_at TIME NULL; -- none: closed all day

--changeset accord:people-006-absence
-- Somebody is not there, from the first to the last day, both included, in the zone of their team.
CREATE TABLE person_absence (
    id           BIGINT       NOT NULL,
    person_id    BIGINT       NOT NULL,
    from_day     DATE         NOT NULL,
    to_day       DATE         NOT NULL,
    reason       VARCHAR(200) NOT NULL,
    announced_at DATETIME(6)  NOT NULL,
    announced_by BIGINT       NULL,
    withdrawn_at DATETIME(6)  NULL, -- it counts no more
    withdrawn_by BIGINT       NULL,
    CONSTRAINT pk_person_absence PRIMARY KEY (id),
    CONSTRAINT fk_person_absence_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_person_absence_announced_by FOREIGN KEY (announced_by) REFERENCES person (id),
    CONSTRAINT fk_person_absence_withdrawn_by FOREIGN KEY (withdrawn_by) REFERENCES person (id),
    CONSTRAINT ck_person_absence_days CHECK (from_day <= to_day)
);
CREATE INDEX ix_person_absence_person ON person_absence (person_id, to_day);
CREATE INDEX ix_person_absence_days ON person_absence (to_day, from_day);

--changeset accord:people-007-capacity
-- How many open offers somebody can hold, where that was said.
CREATE TABLE person_capacity (
    person_id   BIGINT NOT NULL,
    open_offers INT    NOT NULL,
    CONSTRAINT pk_person_capacity PRIMARY KEY (person_id),
    CONSTRAINT fk_person_capacity_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_person_capacity CHECK (open_offers >= 0)
);
