--liquibase formatted sql

--changeset accord:disputes-002-holds-its-lead
ALTER TABLE dispute
    ADD COLUMN giver_code VARCHAR(40) NULL,
    ADD COLUMN research_minutes INT NULL, -- business minutes of the giver, as the contract said when it was raised
    ADD COLUMN held_stage_id BIGINT NULL, -- where the lead stands until the verdict
    ADD COLUMN offered_to BIGINT NULL, -- the rep who was offered the lead by the verdict, the same one or another
    ADD COLUMN open_since DATETIME(6) NULL, -- the claim, or the latest reopening
    ADD COLUMN verdict_minutes INT NULL, -- business minutes of the giver that the claim waited for its verdicts
    ADD COLUMN proposal_term VARCHAR(60) NULL,
    ADD COLUMN proposal VARCHAR(4000) NULL, -- how the definition of that term should read
    ADD COLUMN proposal_draft_id BIGINT NULL, -- the draft that came of it, or in whose discussion it stands
    ADD COLUMN open_lead_id BIGINT GENERATED ALWAYS AS (CASE WHEN state <> 'REPOSITIONED' THEN lead_id END) STORED;
UPDATE dispute d
  JOIN handoff h ON h.id = d.handoff_id
  JOIN handoff_contract c ON c.id = h.contract_id
  JOIN handover v ON v.id = c.handover_id
  JOIN lead_record l ON l.id = d.lead_id
   SET d.giver_code = c.giver_code, d.research_minutes = c.research_minutes, d.open_since = d.raised_at,
       d.held_stage_id = CASE WHEN d.state <> 'REPOSITIONED' THEN l.stage_id ELSE v.stage_id END,
       d.offered_to = CASE WHEN d.back_to_same_rep THEN d.raised_by END;
UPDATE lead_record l JOIN dispute d ON d.lead_id = l.id AND d.state <> 'REPOSITIONED'
   SET l.held_in_stage_id = l.stage_id;
ALTER TABLE dispute
    MODIFY COLUMN giver_code VARCHAR(40) NOT NULL,
    MODIFY COLUMN research_minutes INT NOT NULL,
    MODIFY COLUMN open_since DATETIME(6) NOT NULL,
    MODIFY COLUMN held_stage_id BIGINT NOT NULL,
    ADD CONSTRAINT uq_dispute_open UNIQUE (open_lead_id), -- one open dispute for a lead
    ADD CONSTRAINT fk_dispute_giver FOREIGN KEY (giver_code) REFERENCES department (code),
    ADD CONSTRAINT fk_dispute_held FOREIGN KEY (held_stage_id) REFERENCES stage (id),
    ADD CONSTRAINT fk_dispute_offered_to FOREIGN KEY (offered_to) REFERENCES person (id),
    ADD CONSTRAINT fk_dispute_draft FOREIGN KEY (proposal_draft_id) REFERENCES definition_version (id),
    ADD CONSTRAINT fk_dispute_cause FOREIGN KEY (cause) REFERENCES dispute_cause (code),
    ADD CONSTRAINT fk_dispute_true_cause FOREIGN KEY (true_cause) REFERENCES dispute_cause (code);
CREATE INDEX ix_dispute_holds ON dispute (open_lead_id, held_stage_id);
-- As long as the dispute is open, its lead is held: docs/decisions/0018-disputes.md.
ALTER TABLE dispute
    ADD CONSTRAINT fk_dispute_holds FOREIGN KEY (open_lead_id, held_stage_id) REFERENCES lead_record (id, held_in_stage_id);

--changeset accord:disputes-003-decision
-- Each step of a dispute is a row: who, when and why. Rows are added, never changed, but for a person who is forgotten.
CREATE TABLE dispute_decision (
    dispute_id       BIGINT        NOT NULL,
    place            INT           NOT NULL, -- 1 is the claim
    step             VARCHAR(20)   NOT NULL,
    at               DATETIME(6)   NOT NULL,
    person_id        BIGINT        NULL,
    note             VARCHAR(1000) NULL, -- the claim, the findings of the verdict, why it was reopened
    researcher_id    BIGINT        NULL, -- from this step on
    upheld           BOOLEAN       NULL,
    true_cause       VARCHAR(40)   NULL,
    repositioned_to  BIGINT        NULL,
    cool_off_until   DATETIME(6)   NULL,
    nurture_campaign VARCHAR(190)  NULL,
    offered_to       BIGINT        NULL,
    proposal_term    VARCHAR(60)   NULL,
    proposal         VARCHAR(4000) NULL,
    CONSTRAINT pk_dispute_decision PRIMARY KEY (dispute_id, place),
    CONSTRAINT fk_dispute_decision_dispute FOREIGN KEY (dispute_id) REFERENCES dispute (id),
    CONSTRAINT fk_dispute_decision_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_dispute_decision_researcher FOREIGN KEY (researcher_id) REFERENCES person (id),
    CONSTRAINT fk_dispute_decision_stage FOREIGN KEY (repositioned_to) REFERENCES stage (id),
    CONSTRAINT fk_dispute_decision_offered_to FOREIGN KEY (offered_to) REFERENCES person (id),
    CONSTRAINT ck_dispute_decision_step CHECK (step IN ('RAISED', 'TAKEN', 'CONCLUDED', 'DECIDED', 'REOPENED')),
    CONSTRAINT ck_dispute_decision_verdict CHECK (step <> 'DECIDED' OR (upheld IS NOT NULL AND true_cause IS NOT NULL
        AND note IS NOT NULL AND repositioned_to IS NOT NULL))
);
INSERT INTO dispute_decision (dispute_id, place, step, at, person_id, note)
SELECT id, 1, 'RAISED', raised_at, raised_by, claim FROM dispute;
INSERT INTO dispute_decision (dispute_id, place, step, at, person_id, researcher_id)
SELECT id, 2, 'TAKEN', research_started_at, researcher_id, researcher_id FROM dispute WHERE research_started_at IS NOT NULL;
INSERT INTO dispute_decision (dispute_id, place, step, at, person_id)
SELECT id, 3, 'CONCLUDED', research_ended_at, researcher_id FROM dispute WHERE research_ended_at IS NOT NULL;
INSERT INTO dispute_decision (dispute_id, place, step, at, person_id, note, upheld, true_cause, repositioned_to,
                              cool_off_until, nurture_campaign, offered_to)
SELECT id, 4, 'DECIDED', decided_at, decided_by, verdict, upheld, true_cause, repositioned_to,
       cool_off_until, nurture_campaign, offered_to
  FROM dispute WHERE state = 'REPOSITIONED';

--changeset accord:disputes-004-clocks-of-earlier-rounds
-- Clocks of research whose verdict was reopened: they count as they ended. The present one stands in the dispute.
CREATE TABLE dispute_clock (
    dispute_id    BIGINT      NOT NULL,
    place         INT         NOT NULL, -- 1 is the first that was reopened
    due_at        DATETIME(6) NOT NULL,
    ended_at      DATETIME(6) NOT NULL,
    researcher_id BIGINT      NULL,
    CONSTRAINT pk_dispute_clock PRIMARY KEY (dispute_id, place),
    CONSTRAINT fk_dispute_clock_dispute FOREIGN KEY (dispute_id) REFERENCES dispute (id),
    CONSTRAINT fk_dispute_clock_researcher FOREIGN KEY (researcher_id) REFERENCES person (id)
);
CREATE INDEX ix_dispute_clock_due ON dispute_clock (due_at);

--changeset accord:disputes-005-evidence
ALTER TABLE dispute
    ADD COLUMN file_count INT NOT NULL DEFAULT 0,
    ADD COLUMN file_bytes INT NOT NULL DEFAULT 0;
ALTER TABLE dispute_finding
    ADD COLUMN activity_id BIGINT NULL, -- the activity of the lead that it is about
    ADD CONSTRAINT fk_dispute_finding_activity FOREIGN KEY (activity_id) REFERENCES lead_activity (id);
CREATE TABLE dispute_file (
    id         BIGINT       NOT NULL,
    dispute_id BIGINT       NOT NULL,
    finding_id BIGINT       NOT NULL,
    name       VARCHAR(120) NOT NULL,
    type       VARCHAR(20)  NOT NULL, -- as its content says
    bytes      INT          NOT NULL,
    removed_by BIGINT       NULL,
    removed_at DATETIME(6)  NULL,     -- its content is gone since
    CONSTRAINT pk_dispute_file PRIMARY KEY (id),
    CONSTRAINT uq_dispute_file_finding UNIQUE (finding_id),
    CONSTRAINT fk_dispute_file_dispute FOREIGN KEY (dispute_id) REFERENCES dispute (id),
    CONSTRAINT fk_dispute_file_finding FOREIGN KEY (finding_id) REFERENCES dispute_finding (id),
    CONSTRAINT fk_dispute_file_removed_by FOREIGN KEY (removed_by) REFERENCES person (id),
    CONSTRAINT ck_dispute_file_bytes CHECK (bytes > 0 AND bytes <= 10485760)
);
-- In pieces, so that no statement is larger than what a server takes, and none holds a whole file in memory.
CREATE TABLE dispute_file_part (
    file_id BIGINT     NOT NULL,
    place   INT        NOT NULL,
    content MEDIUMBLOB NOT NULL,
    CONSTRAINT pk_dispute_file_part PRIMARY KEY (file_id, place),
    CONSTRAINT fk_dispute_file_part_file FOREIGN KEY (file_id) REFERENCES dispute_file (id)
);
