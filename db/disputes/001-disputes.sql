--liquibase formatted sql

--changeset accord:disputes-001-dispute
CREATE TABLE dispute (
    id                   BIGINT        NOT NULL,
    handoff_id           BIGINT        NOT NULL,
    lead_id              BIGINT        NOT NULL,
    state                VARCHAR(20)   NOT NULL,
    cause                VARCHAR(40)   NOT NULL,
    claim                VARCHAR(1000) NOT NULL,
    raised_by            BIGINT        NOT NULL,
    raised_at            DATETIME(6)   NOT NULL,
    research_due_at      DATETIME(6)   NOT NULL,
    researcher_id        BIGINT        NULL,
    research_started_at  DATETIME(6)   NULL,
    research_ended_at    DATETIME(6)   NULL,
    upheld               BOOLEAN       NULL,
    true_cause           VARCHAR(40)   NULL,
    verdict              VARCHAR(1000) NULL,
    decided_by           BIGINT        NULL,
    decided_at           DATETIME(6)   NULL,
    repositioned_to      BIGINT        NULL,
    cool_off_until       DATETIME(6)   NULL,
    nurture_campaign     VARCHAR(190)  NULL,
    back_to_same_rep     BOOLEAN       NULL,
    version              INT           NOT NULL,
    CONSTRAINT pk_dispute PRIMARY KEY (id),
    CONSTRAINT uq_dispute_handoff UNIQUE (handoff_id),
    CONSTRAINT fk_dispute_handoff FOREIGN KEY (handoff_id) REFERENCES handoff (id),
    CONSTRAINT fk_dispute_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_dispute_raised_by FOREIGN KEY (raised_by) REFERENCES person (id),
    CONSTRAINT fk_dispute_researcher FOREIGN KEY (researcher_id) REFERENCES person (id),
    CONSTRAINT fk_dispute_decided_by FOREIGN KEY (decided_by) REFERENCES person (id),
    CONSTRAINT fk_dispute_stage FOREIGN KEY (repositioned_to) REFERENCES stage (id),
    CONSTRAINT ck_dispute_state CHECK (state IN ('RAISED', 'IN_RESEARCH', 'VERDICT_DUE', 'REPOSITIONED')),
    -- a dispute never ends without a verdict, a true cause and a place for the lead
    CONSTRAINT ck_dispute_verdict CHECK (state <> 'REPOSITIONED' OR (upheld IS NOT NULL AND true_cause IS NOT NULL
        AND verdict IS NOT NULL AND decided_by IS NOT NULL AND decided_at IS NOT NULL AND repositioned_to IS NOT NULL))
);
CREATE INDEX ix_dispute_state ON dispute (state, research_due_at);
CREATE INDEX ix_dispute_decided ON dispute (state, decided_at);
CREATE INDEX ix_dispute_researcher ON dispute (researcher_id, state);
CREATE INDEX ix_dispute_lead ON dispute (lead_id, raised_at);
CREATE TABLE dispute_finding (
    id         BIGINT        NOT NULL,
    dispute_id BIGINT        NOT NULL,
    kind       VARCHAR(20)   NOT NULL, -- a note, a piece of evidence, or an attempt to reach the lead
    text       VARCHAR(2000) NOT NULL,
    found_by   BIGINT        NOT NULL,
    found_at   DATETIME(6)   NOT NULL,
    CONSTRAINT pk_dispute_finding PRIMARY KEY (id),
    CONSTRAINT fk_dispute_finding_dispute FOREIGN KEY (dispute_id) REFERENCES dispute (id),
    CONSTRAINT fk_dispute_finding_person FOREIGN KEY (found_by) REFERENCES person (id),
    CONSTRAINT ck_dispute_finding_kind CHECK (kind IN ('NOTE', 'EVIDENCE', 'ATTEMPT'))
);
CREATE INDEX ix_dispute_finding ON dispute_finding (dispute_id, found_at);
