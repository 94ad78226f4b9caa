--liquibase formatted sql

--changeset accord:goals-004-proposal
-- A change of a goal of the company that runs already, by the head of one department, waits for the other one to agree.
ALTER TABLE goal
    ADD COLUMN state           VARCHAR(10)  NOT NULL DEFAULT 'SET',
    ADD COLUMN department_code VARCHAR(40)  NULL, -- whose head has proposed it; none: it took effect at once
    ADD COLUMN decided_by      BIGINT       NULL,
    ADD COLUMN decided_at      DATETIME(6)  NULL,
    ADD COLUMN decided_why     VARCHAR(500) NULL,
    ADD CONSTRAINT fk_goal_department FOREIGN KEY (department_code) REFERENCES department (code),
    ADD CONSTRAINT fk_goal_decided_by FOREIGN KEY (decided_by) REFERENCES person (id),
    ADD CONSTRAINT ck_goal_state CHECK (state IN ('SET', 'PROPOSED', 'DECLINED', 'WITHDRAWN'));
ALTER TABLE goal
    ADD COLUMN open_metric VARCHAR(60) GENERATED ALWAYS AS (CASE WHEN state = 'PROPOSED' THEN metric END) STORED;
CREATE UNIQUE INDEX uq_goal_open ON goal (open_metric, from_day, to_day); -- one open proposal for a goal
