--liquibase formatted sql

--changeset accord:goals-001-goal
-- The target of the whole revenue team for one metric and period. A change adds a row; the newest counts.
CREATE TABLE goal (
    id        BIGINT         NOT NULL,
    metric    VARCHAR(60)    NOT NULL,
    from_day  DATE           NOT NULL,
    to_day    DATE           NOT NULL, -- exclusive
    target    DECIMAL(19, 4) NOT NULL,
    currency  CHAR(3)        NULL,     -- of money only
    set_by    BIGINT         NULL,
    set_at    DATETIME(6)    NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (id),
    CONSTRAINT fk_goal_person FOREIGN KEY (set_by) REFERENCES person (id),
    CONSTRAINT ck_goal_period CHECK (from_day < to_day),
    CONSTRAINT ck_goal_target CHECK (target >= 0)
);
CREATE INDEX ix_goal_metric ON goal (metric, from_day, to_day);
-- The plan curve: which share of the target each month carries. The shares of a goal add up to 1.
CREATE TABLE goal_share (
    goal_id   BIGINT         NOT NULL,
    month_day DATE           NOT NULL,
    share     DECIMAL(12, 9) NOT NULL,
    CONSTRAINT pk_goal_share PRIMARY KEY (goal_id, month_day),
    CONSTRAINT fk_goal_share_goal FOREIGN KEY (goal_id) REFERENCES goal (id),
    CONSTRAINT ck_goal_share CHECK (share >= 0 AND share <= 1)
);
