--liquibase formatted sql

--changeset accord:timetable-001-job
-- One row for each recurring job: nodes on one database agree by it on who runs what.
CREATE TABLE timetable_job (
    job_key     VARCHAR(60)  NOT NULL,
    next_at     DATETIME(6)  NOT NULL, -- when it is due
    run         BIGINT       NOT NULL DEFAULT 0, -- the number of the run that is under way, or of the last one
    holder      VARCHAR(40)  NULL, -- the node that is at it
    lease_until DATETIME(6)  NULL, -- not heard of by then, the node is taken for dead
    began_at    DATETIME(6)  NULL,
    ended_at    DATETIME(6)  NULL, -- none: the run is under way, or its node died
    done        INT          NOT NULL DEFAULT 0, -- how many things the last run did that ended
    failure     VARCHAR(500) NULL, -- why the last run failed that ended
    failures    BIGINT       NOT NULL DEFAULT 0,
    CONSTRAINT pk_timetable_job PRIMARY KEY (job_key)
);
