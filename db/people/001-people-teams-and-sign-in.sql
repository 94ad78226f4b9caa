--liquibase formatted sql

--changeset accord:people-001-department
CREATE TABLE department (
    code VARCHAR(40)  NOT NULL,
    name VARCHAR(120) NOT NULL,
    CONSTRAINT pk_department PRIMARY KEY (code)
);
INSERT INTO department (code, name) VALUES ('MARKETING', 'Marketing'), ('SALES', 'Sales'), ('REVENUE', 'Revenue team');

--changeset accord:people-002-team
CREATE TABLE team (
    id              BIGINT       NOT NULL,
    name            VARCHAR(120) NOT NULL,
    department_code VARCHAR(40)  NOT NULL,
    zone            VARCHAR(60)  NOT NULL,
    work_days       VARCHAR(20)  NOT NULL, -- ISO day numbers, Monday is 1: '1,2,3,4,5'
    work_from       TIME         NOT NULL,
    work_to         TIME         NOT NULL,
    version         INT          NOT NULL,
    CONSTRAINT pk_team PRIMARY KEY (id),
    CONSTRAINT uq_team_name UNIQUE (name),
    CONSTRAINT fk_team_department FOREIGN KEY (department_code) REFERENCES department (code),
    CONSTRAINT ck_team_hours CHECK (work_from < work_to)
);
CREATE TABLE team_holiday (
    team_id BIGINT       NOT NULL,
    day     DATE         NOT NULL,
    name    VARCHAR(120) NOT NULL,
    CONSTRAINT pk_team_holiday PRIMARY KEY (team_id, day),
    CONSTRAINT fk_team_holiday_team FOREIGN KEY (team_id) REFERENCES team (id)
);

--changeset accord:people-003-person
CREATE TABLE person (
    id                   BIGINT       NOT NULL,
    source               VARCHAR(60) COLLATE utf8mb4_bin NULL, -- where an imported person came from
    external_id          VARCHAR(190) COLLATE utf8mb4_bin NULL,
    username             VARCHAR(190) NULL, -- none: cannot sign in
    email                VARCHAR(190) NULL,
    first_name           VARCHAR(120) NOT NULL,
    last_name            VARCHAR(120) NOT NULL,
    team_id              BIGINT       NULL,
    password_hash        VARCHAR(200) NULL,
    must_change_password BOOLEAN      NOT NULL,
    active               BOOLEAN      NOT NULL,
    created_at           DATETIME(6)  NOT NULL,
    version              INT          NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT uq_person_username UNIQUE (username),
    CONSTRAINT uq_person_email UNIQUE (email),
    CONSTRAINT uq_person_external UNIQUE (source, external_id),
    CONSTRAINT fk_person_team FOREIGN KEY (team_id) REFERENCES team (id)
);
CREATE TABLE person_role (
    person_id BIGINT      NOT NULL,
    role      VARCHAR(30) NOT NULL,
    CONSTRAINT pk_person_role PRIMARY KEY (person_id, role),
    CONSTRAINT fk_person_role_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_person_role CHECK (role IN ('MARKETER', 'MARKETING_LEAD', 'SALES_REP', 'SALES_MANAGER', 'EXECUTIVE', 'ADMIN'))
);

--changeset accord:people-004-sign-in
CREATE TABLE sign_in_failure (
    subject       VARCHAR(220) NOT NULL, -- 'name:…' or 'address:…'
    failures      INT          NOT NULL,
    last_at       DATETIME(6)  NOT NULL,
    blocked_until DATETIME(6)  NULL,
    CONSTRAINT pk_sign_in_failure PRIMARY KEY (subject)
);
CREATE TABLE api_token (
    id           BIGINT       NOT NULL,
    person_id    BIGINT       NOT NULL,
    hash         CHAR(64)     NOT NULL, -- SHA-256 in hex; the token itself is shown once and not kept
    scopes       VARCHAR(200) NOT NULL, -- joined by a blank
    created_at   DATETIME(6)  NOT NULL,
    created_by   BIGINT       NULL,
    expires_at   DATETIME(6)  NULL,
    revoked_at   DATETIME(6)  NULL,
    CONSTRAINT pk_api_token PRIMARY KEY (id),
    CONSTRAINT uq_api_token_hash UNIQUE (hash),
    CONSTRAINT fk_api_token_person FOREIGN KEY (person_id) REFERENCES person (id)
);
