--liquibase formatted sql

--changeset accord:dashboards-001-board
-- A board that a person has made. Shared with a team it stays shared with that team, wherever its owner goes.
CREATE TABLE board (
    id       BIGINT      NOT NULL,
    owner_id BIGINT      NOT NULL,
    name     VARCHAR(80) NOT NULL,
    sharing  VARCHAR(10) NOT NULL,
    team_id  BIGINT      NULL,
    made_at  DATETIME(6) NOT NULL,
    version  INT         NOT NULL, -- grows with each arrangement of its tiles
    CONSTRAINT pk_board PRIMARY KEY (id),
    CONSTRAINT uq_board_name UNIQUE (owner_id, name),
    CONSTRAINT fk_board_owner FOREIGN KEY (owner_id) REFERENCES person (id),
    CONSTRAINT fk_board_team FOREIGN KEY (team_id) REFERENCES team (id),
    CONSTRAINT ck_board_sharing CHECK (sharing IN ('NOBODY', 'TEAM', 'EVERYBODY')),
    CONSTRAINT ck_board_team CHECK ((sharing = 'TEAM' AND team_id IS NOT NULL)
        OR (sharing <> 'TEAM' AND team_id IS NULL))
);
CREATE INDEX ix_board_sharing ON board (sharing, name);
CREATE TABLE board_tile (
    board_id  BIGINT       NOT NULL,
    place     INT          NOT NULL,
    metric    VARCHAR(120) NOT NULL,
    narrowing VARCHAR(220) NULL,     -- as it stands in addresses: 'source:Webinar'; none: all records
    split_by  VARCHAR(20)  NULL,     -- none: a number with its course
    CONSTRAINT pk_board_tile PRIMARY KEY (board_id, place),
    CONSTRAINT fk_board_tile_board FOREIGN KEY (board_id) REFERENCES board (id)
);

--changeset accord:dashboards-002-start
-- Where a person begins after signing in; without a row at the scoreboard.
CREATE TABLE board_start (
    person_id BIGINT NOT NULL,
    board_id  BIGINT NOT NULL,
    CONSTRAINT pk_board_start PRIMARY KEY (person_id),
    CONSTRAINT fk_board_start_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_board_start_board FOREIGN KEY (board_id) REFERENCES board (id)
);
