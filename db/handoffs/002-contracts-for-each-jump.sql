--liquibase formatted sql

--changeset accord:handoffs-003-handover
-- A handover belongs to one jump: from a stage, from anywhere, or of a lead that arrives (its first entry), into a stage.
CREATE TABLE handover (
    id            BIGINT      NOT NULL,
    origin        VARCHAR(10) NOT NULL,
    from_stage_id BIGINT      NULL,
    stage_id      BIGINT      NOT NULL,
    jump          BIGINT GENERATED ALWAYS AS (CASE origin WHEN 'STAGE' THEN from_stage_id WHEN 'ARRIVES' THEN -1 ELSE 0 END) STORED,
    CONSTRAINT pk_handover PRIMARY KEY (id),
    CONSTRAINT uq_handover UNIQUE (stage_id, jump),
    CONSTRAINT fk_handover_from FOREIGN KEY (from_stage_id) REFERENCES stage (id),
    CONSTRAINT fk_handover_stage FOREIGN KEY (stage_id) REFERENCES stage (id),
    CONSTRAINT ck_handover_origin CHECK (origin IN ('STAGE', 'ARRIVES', 'ANYWHERE')),
    CONSTRAINT ck_handover_from CHECK ((origin = 'STAGE' AND from_stage_id IS NOT NULL) OR (origin <> 'STAGE' AND from_stage_id IS NULL))
);
INSERT INTO handover (id, origin, stage_id)
SELECT MIN(id), 'ANYWHERE', stage_id FROM handoff_contract GROUP BY stage_id;

--changeset accord:handoffs-004-contract-version
-- Each row of handoff_contract is one version of what was agreed for a handover. Offers name the version of their day.
ALTER TABLE handoff_contract
    ADD COLUMN handover_id       BIGINT       NULL,
    ADD COLUMN revision          INT          NOT NULL DEFAULT 1, -- grows with each change of a draft
    ADD COLUMN responsible_role  VARCHAR(30)  NOT NULL DEFAULT 'SALES_REP', -- of the person an offer goes to
    ADD COLUMN routing           VARCHAR(20)  NOT NULL DEFAULT 'ROUND_ROBIN',
    ADD COLUMN routing_team_id   BIGINT       NULL, -- offers go to people of this team; none: of the whole taking department
    ADD COLUMN routing_person_id BIGINT       NULL, -- the person of the routing NAMED
    ADD COLUMN on_breach         VARCHAR(20)  NOT NULL DEFAULT 'REMIND',
    ADD COLUMN ends              BOOLEAN      NOT NULL DEFAULT FALSE, -- by this version nobody is offered any more
    ADD COLUMN change_reason     VARCHAR(500) NOT NULL DEFAULT '',
    ADD COLUMN wanted_from       DATETIME(6)  NULL, -- not earlier than that, and not before both have signed
    ADD COLUMN drafted_at        DATETIME(6)  NULL,
    ADD COLUMN drafted_by        BIGINT       NULL, -- none: came with the portal
    ADD COLUMN signatures        INT          NOT NULL DEFAULT 0, -- under the present revision
    ADD COLUMN discarded_at      DATETIME(6)  NULL,
    ADD COLUMN discarded_by      BIGINT       NULL,
    MODIFY COLUMN effective_from DATETIME(6)  NULL; -- none: a draft that not both have signed
UPDATE handoff_contract
   SET handover_id = (SELECT h.id FROM handover h WHERE h.stage_id = handoff_contract.stage_id),
       wanted_from = effective_from, drafted_at = effective_from;
-- The packet: what must be known of the lead. The usual fields by their names, the others as attribute.<name>.
CREATE TABLE contract_field (
    contract_id BIGINT      NOT NULL,
    place       INT         NOT NULL,
    field       VARCHAR(90) NOT NULL,
    CONSTRAINT pk_contract_field PRIMARY KEY (contract_id, field),
    CONSTRAINT fk_contract_field_contract FOREIGN KEY (contract_id) REFERENCES handoff_contract (id)
);
INSERT INTO contract_field (contract_id, place, field)
SELECT c.id, n.place, SUBSTRING_INDEX(SUBSTRING_INDEX(c.required_fields, ' ', n.place), ' ', -1)
  FROM handoff_contract c
  JOIN (SELECT 1 AS place UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) n
    ON n.place <= 1 + CHAR_LENGTH(c.required_fields) - CHAR_LENGTH(REPLACE(c.required_fields, ' ', ''))
 WHERE c.required_fields <> '';
ALTER TABLE handoff_contract DROP FOREIGN KEY fk_handoff_contract_stage;
ALTER TABLE handoff_contract DROP INDEX uq_handoff_contract;
ALTER TABLE handoff_contract
    DROP COLUMN stage_id,
    DROP COLUMN required_fields,
    MODIFY COLUMN handover_id BIGINT NOT NULL,
    MODIFY COLUMN wanted_from DATETIME(6) NOT NULL,
    MODIFY COLUMN drafted_at DATETIME(6) NOT NULL,
    ADD CONSTRAINT uq_handoff_contract_version UNIQUE (handover_id, version),
    ADD CONSTRAINT fk_handoff_contract_handover FOREIGN KEY (handover_id) REFERENCES handover (id),
    ADD CONSTRAINT fk_handoff_contract_team FOREIGN KEY (routing_team_id) REFERENCES team (id),
    ADD CONSTRAINT fk_handoff_contract_person FOREIGN KEY (routing_person_id) REFERENCES person (id),
    ADD CONSTRAINT fk_handoff_contract_drafted_by FOREIGN KEY (drafted_by) REFERENCES person (id),
    ADD CONSTRAINT fk_handoff_contract_discarded_by FOREIGN KEY (discarded_by) REFERENCES person (id),
    ADD CONSTRAINT ck_handoff_contract_routing CHECK (routing IN ('ROUND_ROBIN', 'WEIGHTED', 'BY_LOAD', 'BY_RULE', 'NAMED')),
    ADD CONSTRAINT ck_handoff_contract_named CHECK (routing <> 'NAMED' OR routing_person_id IS NOT NULL),
    ADD CONSTRAINT ck_handoff_contract_breach CHECK (on_breach IN ('REMIND', 'ESCALATE', 'RE_OFFER')),
    ADD CONSTRAINT ck_handoff_contract_discarded CHECK (discarded_at IS NULL OR effective_from IS NULL);
ALTER TABLE handoff_contract
    ADD COLUMN open_handover_id BIGINT
        GENERATED ALWAYS AS (CASE WHEN effective_from IS NULL AND discarded_at IS NULL THEN handover_id END) STORED;
CREATE UNIQUE INDEX uq_handoff_contract_open ON handoff_contract (open_handover_id); -- one open draft for a handover

--changeset accord:handoffs-005-signature-and-routing
-- A signature belongs to the revision that was read: it is void when the draft was changed afterwards.
CREATE TABLE contract_sign_off (
    contract_id     BIGINT      NOT NULL,
    department_code VARCHAR(40) NOT NULL,
    revision        INT         NOT NULL,
    person_id       BIGINT      NOT NULL,
    signed_at       DATETIME(6) NOT NULL,
    CONSTRAINT pk_contract_sign_off PRIMARY KEY (contract_id, department_code, revision),
    CONSTRAINT fk_contract_sign_off_contract FOREIGN KEY (contract_id) REFERENCES handoff_contract (id),
    CONSTRAINT fk_contract_sign_off_department FOREIGN KEY (department_code) REFERENCES department (code),
    CONSTRAINT fk_contract_sign_off_person FOREIGN KEY (person_id) REFERENCES person (id)
);
-- How much of the whole each person gets, for the routing WEIGHTED.
CREATE TABLE contract_weight (
    contract_id BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    weight      INT    NOT NULL,
    CONSTRAINT pk_contract_weight PRIMARY KEY (contract_id, person_id),
    CONSTRAINT fk_contract_weight_contract FOREIGN KEY (contract_id) REFERENCES handoff_contract (id),
    CONSTRAINT fk_contract_weight_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_contract_weight CHECK (weight BETWEEN 1 AND 100)
);
-- The rules of the routing BY_RULE: the first that fits decides.
CREATE TABLE contract_rule (
    contract_id BIGINT       NOT NULL,
    place       INT          NOT NULL,
    subject     VARCHAR(20)  NOT NULL,
    value       VARCHAR(190) NULL, -- none for the account's owner
    person_id   BIGINT       NULL,
    team_id     BIGINT       NULL,
    CONSTRAINT pk_contract_rule PRIMARY KEY (contract_id, place),
    CONSTRAINT fk_contract_rule_contract FOREIGN KEY (contract_id) REFERENCES handoff_contract (id),
    CONSTRAINT fk_contract_rule_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_contract_rule_team FOREIGN KEY (team_id) REFERENCES team (id),
    CONSTRAINT ck_contract_rule CHECK (
        (subject = 'ACCOUNT_OWNER' AND value IS NULL AND person_id IS NULL AND team_id IS NULL)
        OR (subject IN ('SEGMENT', 'COUNTRY', 'CHANNEL') AND value IS NOT NULL
            AND ((person_id IS NOT NULL AND team_id IS NULL) OR (person_id IS NULL AND team_id IS NOT NULL))))
);
-- How far each person's share of a handover has been used up, for the routing WEIGHTED: whoever lags behind is next.
CREATE TABLE weighted_turn (
    handover_id BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    begun       BIGINT NOT NULL, -- where the last offer began on the common scale, and where it ended
    used        BIGINT NOT NULL,
    CONSTRAINT pk_weighted_turn PRIMARY KEY (handover_id, person_id),
    CONSTRAINT fk_weighted_turn_handover FOREIGN KEY (handover_id) REFERENCES handover (id),
    CONSTRAINT fk_weighted_turn_person FOREIGN KEY (person_id) REFERENCES person (id)
);

--changeset accord:handoffs-006-clock
ALTER TABLE handoff
    ADD COLUMN lane            VARCHAR(12) NOT NULL DEFAULT 'PERSON', -- whose it is: exactly one of these
    ADD COLUMN previous_id     BIGINT      NULL, -- the offer that this one goes on from, after an expiry
    ADD COLUMN escalated       BOOLEAN     NOT NULL DEFAULT FALSE, -- it has come to a manager
    ADD COLUMN warned_at       DATETIME(6) NULL, -- that it is due soon was told
    ADD COLUMN breached_at     DATETIME(6) NULL, -- that it is past due was told, and what the contract says was done
    ADD COLUMN paused_at       DATETIME(6) NULL, -- the clock rests
    ADD COLUMN overdue_seconds BIGINT      NULL; -- business time from the due time to the decision; none: was never measured
UPDATE handoff SET lane = CASE WHEN assignee_id IS NOT NULL THEN 'PERSON' WHEN team_id IS NOT NULL THEN 'TEAM' ELSE 'DEPARTMENT' END;
ALTER TABLE handoff
    ADD COLUMN rings_at DATETIME(6) GENERATED ALWAYS AS (
        CASE WHEN state <> 'OFFERED' OR paused_at IS NOT NULL OR breached_at IS NOT NULL THEN NULL
             WHEN warned_at IS NULL THEN warn_at
             ELSE due_at END) STORED, -- when something is to be done about its clock
    ADD CONSTRAINT fk_handoff_previous FOREIGN KEY (previous_id) REFERENCES handoff (id),
    ADD CONSTRAINT ck_handoff_lane CHECK (
        (lane = 'PERSON' AND assignee_id IS NOT NULL)
        OR (lane = 'TEAM' AND assignee_id IS NULL AND team_id IS NOT NULL)
        OR (lane IN ('DEPARTMENT', 'UNROUTED') AND assignee_id IS NULL AND team_id IS NULL));
CREATE INDEX ix_handoff_rings ON handoff (rings_at, id);
CREATE INDEX ix_handoff_lane ON handoff (state, lane, due_at);
-- A clock rests only for a reason.
CREATE TABLE handoff_pause (
    id            BIGINT       NOT NULL,
    handoff_id    BIGINT       NOT NULL,
    reason        VARCHAR(300) NOT NULL,
    paused_at     DATETIME(6)  NOT NULL,
    paused_by     BIGINT       NULL,
    resumed_at    DATETIME(6)  NULL,
    resumed_by    BIGINT       NULL,
    moved_seconds BIGINT       NULL, -- business time by which the clock was moved
    CONSTRAINT pk_handoff_pause PRIMARY KEY (id),
    CONSTRAINT fk_handoff_pause_handoff FOREIGN KEY (handoff_id) REFERENCES handoff (id),
    CONSTRAINT fk_handoff_pause_paused_by FOREIGN KEY (paused_by) REFERENCES person (id),
    CONSTRAINT fk_handoff_pause_resumed_by FOREIGN KEY (resumed_by) REFERENCES person (id)
);
CREATE INDEX ix_handoff_pause ON handoff_pause (handoff_id, paused_at);
