--liquibase formatted sql

--changeset accord:goals-002-reached
-- That a goal was reached, which is told once. A changed goal is another row of goal.
CREATE TABLE goal_reached (
    goal_id    BIGINT         NOT NULL,
    reached_at DATETIME(6)    NOT NULL, -- when the portal saw it
    value      DECIMAL(19, 4) NOT NULL,
    CONSTRAINT pk_goal_reached PRIMARY KEY (goal_id),
    CONSTRAINT fk_goal_reached_goal FOREIGN KEY (goal_id) REFERENCES goal (id)
);
