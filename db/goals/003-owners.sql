--liquibase formatted sql

--changeset accord:goals-003-owner
-- Whose target it is: a team's, a person's or, where neither is named, the company's, as all have been so far.
ALTER TABLE goal
    ADD COLUMN team_id   BIGINT       NULL,
    ADD COLUMN person_id BIGINT       NULL,
    ADD COLUMN reason    VARCHAR(500) NULL, -- why it was set or changed
    ADD CONSTRAINT fk_goal_team FOREIGN KEY (team_id) REFERENCES team (id),
    ADD CONSTRAINT fk_goal_owner FOREIGN KEY (person_id) REFERENCES person (id),
    ADD CONSTRAINT ck_goal_owner CHECK (team_id IS NULL OR person_id IS NULL);
CREATE INDEX ix_goal_owner ON goal (metric, from_day, to_day, team_id, person_id);
DROP INDEX ix_goal_metric ON goal;
