--liquibase formatted sql

--changeset accord:handoffs-001-contract
-- A lead that enters `stage_id` is offered by the giving to the taking department; acceptance moves it to `accepted_stage_id`.
CREATE TABLE handoff_contract (
    id                BIGINT       NOT NULL,
    stage_id          BIGINT       NOT NULL,
    version           INT          NOT NULL,
    accepted_stage_id BIGINT       NOT NULL,
    giver_code        VARCHAR(40)  NOT NULL,
    taker_code        VARCHAR(40)  NOT NULL,
    instruction       VARCHAR(500) NOT NULL,
    required_fields   VARCHAR(300) NOT NULL, -- lead fields of the packet, joined by a blank
    respond_minutes   INT          NOT NULL, -- business minutes of the taker
    warn_minutes      INT          NOT NULL, -- business minutes before the due time
    research_minutes  INT          NOT NULL, -- business minutes of the giver to research a dispute
    effective_from    DATETIME(6)  NOT NULL,
    CONSTRAINT pk_handoff_contract PRIMARY KEY (id),
    CONSTRAINT uq_handoff_contract UNIQUE (stage_id, version),
    CONSTRAINT fk_handoff_contract_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT fk_handoff_contract_accepted FOREIGN KEY (accepted_stage_id) REFERENCES stage (id),
    CONSTRAINT fk_handoff_contract_giver FOREIGN KEY (giver_code) REFERENCES department (code),
    CONSTRAINT fk_handoff_contract_taker FOREIGN KEY (taker_code) REFERENCES department (code),
    CONSTRAINT ck_handoff_contract_clock CHECK (respond_minutes > 0 AND warn_minutes >= 0 AND research_minutes > 0)
);
INSERT INTO handoff_contract (id, stage_id, version, accepted_stage_id, giver_code, taker_code, instruction, required_fields,
                              respond_minutes, warn_minutes, research_minutes, effective_from) VALUES
    (1, 3, 1, 4, 'MARKETING', 'SALES',
     'Call within four business hours, confirm budget and timing, then accept, or dispute with the cause.',
     'company email', 240, 60, 960, '1970-01-01 00:00:00');

--changeset accord:handoffs-002-handoff
CREATE TABLE handoff (
    id           BIGINT       NOT NULL,
    lead_id      BIGINT       NOT NULL,
    contract_id  BIGINT       NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    assignee_id  BIGINT       NULL, -- none: in the queue of the team, or of the whole taking department
    team_id      BIGINT       NULL,
    routed_why   VARCHAR(300) NOT NULL,
    offered_at   DATETIME(6)  NOT NULL,
    offered_by   BIGINT       NULL,
    warn_at      DATETIME(6)  NOT NULL,
    due_at       DATETIME(6)  NOT NULL,
    decided_at   DATETIME(6)  NULL,
    decided_by   BIGINT       NULL,
    version      INT          NOT NULL,
    open_lead_id BIGINT GENERATED ALWAYS AS (CASE WHEN state = 'OFFERED' THEN lead_id END) STORED,
    CONSTRAINT pk_handoff PRIMARY KEY (id),
    CONSTRAINT uq_handoff_open UNIQUE (open_lead_id), -- one open offer for a lead
    CONSTRAINT fk_handoff_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_handoff_contract FOREIGN KEY (contract_id) REFERENCES handoff_contract (id),
    CONSTRAINT fk_handoff_assignee FOREIGN KEY (assignee_id) REFERENCES person (id),
    CONSTRAINT fk_handoff_team FOREIGN KEY (team_id) REFERENCES team (id),
    CONSTRAINT fk_handoff_offered_by FOREIGN KEY (offered_by) REFERENCES person (id),
    CONSTRAINT fk_handoff_decided_by FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT ck_handoff_state CHECK (state IN ('OFFERED', 'ACCEPTED', 'DISPUTED', 'WITHDRAWN', 'EXPIRED')),
    CONSTRAINT ck_handoff_decided CHECK (state = 'OFFERED' OR decided_at IS NOT NULL)
);
CREATE INDEX ix_handoff_assignee ON handoff (state, assignee_id, due_at);
CREATE INDEX ix_handoff_team ON handoff (state, team_id, due_at);
CREATE INDEX ix_handoff_due ON handoff (state, due_at);
CREATE INDEX ix_handoff_lead ON handoff (lead_id, offered_at);
-- Each decision is a row: who, when and why.
CREATE TABLE handoff_decision (
    id         BIGINT        NOT NULL,
    handoff_id BIGINT        NOT NULL,
    state      VARCHAR(20)   NOT NULL,
    at         DATETIME(6)   NOT NULL,
    person_id  BIGINT        NULL,
    cause      VARCHAR(40)   NULL,
    note       VARCHAR(1000) NULL,
    CONSTRAINT pk_handoff_decision PRIMARY KEY (id),
    CONSTRAINT fk_handoff_decision_handoff FOREIGN KEY (handoff_id) REFERENCES handoff (id),
    CONSTRAINT fk_handoff_decision_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX ix_handoff_decision ON handoff_decision (handoff_id, at);
-- Whose turn it is in the round robin: the one who waited longest since the last offer.
CREATE TABLE routing_turn (
    person_id BIGINT      NOT NULL,
    last_at   DATETIME(6) NOT NULL,
    CONSTRAINT pk_routing_turn PRIMARY KEY (person_id),
    CONSTRAINT fk_routing_turn_person FOREIGN KEY (person_id) REFERENCES person (id)
);
