--liquibase formatted sql

--changeset accord:leads-lifecycle-001-tree
-- A stage can be divided into sub-stages, to any depth; `position` counts through the tree, a stage before its parts.
-- `main_line` of a sub-stage: true, it is one of the steps of its stage; false, it stands beside the others, and only
-- those who enter it pass it.
ALTER TABLE stage
    ADD COLUMN parent_id BIGINT NULL,
    ADD COLUMN icon VARCHAR(20) NOT NULL DEFAULT 'STEP',
    ADD COLUMN retired_at DATETIME(6) NULL, -- nobody enters it from then on
    ADD COLUMN moved_to_id BIGINT NULL,     -- where the leads went that stood in it when it was retired
    ADD COLUMN merged_into_id BIGINT NULL,  -- its entries count as entries into that stage, too
    ADD CONSTRAINT fk_stage_parent FOREIGN KEY (parent_id) REFERENCES stage (id),
    ADD CONSTRAINT fk_stage_moved_to FOREIGN KEY (moved_to_id) REFERENCES stage (id),
    ADD CONSTRAINT fk_stage_merged_into FOREIGN KEY (merged_into_id) REFERENCES stage (id);
UPDATE stage SET icon = CASE kind WHEN 'VISITOR' THEN 'EYE' WHEN 'LEAD' THEN 'LEAD' WHEN 'MQL' THEN 'FUNNEL'
                                  WHEN 'SQL' THEN 'COIN' WHEN 'SAL' THEN 'HANDSHAKE' WHEN 'OPPORTUNITY' THEN 'CASE'
                                  WHEN 'WON' THEN 'TROPHY' WHEN 'LOST' THEN 'FLAG' WHEN 'NURTURE' THEN 'NURTURE'
                                  ELSE 'STOP' END;

--changeset accord:leads-lifecycle-002-reach
-- What an entry into a stage counts for, written by the portal whenever the stages change:
-- not skipped: it is an entry into that stage, too (the stage itself, what it is part of, what it was merged into);
-- skipped: whoever enters it has passed that stage of the main line, if it was entered before that stage was retired.
CREATE TABLE stage_reach (
    entered_id BIGINT      NOT NULL,
    passed_id  BIGINT      NOT NULL,
    skipped    BOOLEAN     NOT NULL,
    before_at  DATETIME(6) NULL, -- none: at any time
    CONSTRAINT pk_stage_reach PRIMARY KEY (entered_id, passed_id),
    CONSTRAINT fk_stage_reach_entered FOREIGN KEY (entered_id) REFERENCES stage (id),
    CONSTRAINT fk_stage_reach_passed FOREIGN KEY (passed_id) REFERENCES stage (id)
);
CREATE INDEX ix_stage_reach_passed ON stage_reach (passed_id, skipped, entered_id);

--changeset accord:leads-lifecycle-003-change
-- Each change of the lifecycle is a decision: who, when and why. The version makes sure that of two at once one is told.
CREATE TABLE lifecycle_change (
    id         BIGINT       NOT NULL,
    version    INT          NOT NULL,
    changed_at DATETIME(6)  NOT NULL,
    changed_by BIGINT       NULL,
    summary    VARCHAR(500) NOT NULL,
    reason     VARCHAR(300) NULL,
    CONSTRAINT pk_lifecycle_change PRIMARY KEY (id),
    CONSTRAINT uq_lifecycle_change_version UNIQUE (version),
    CONSTRAINT fk_lifecycle_change_person FOREIGN KEY (changed_by) REFERENCES person (id)
);

--changeset accord:leads-lifecycle-004-former-order
-- In which order the stages were until a moment. Definitions act on the past by the order of its time.
CREATE TABLE stage_former_order (
    until_at DATETIME(6) NOT NULL,
    stage_id BIGINT      NOT NULL,
    position INT         NOT NULL,
    CONSTRAINT pk_stage_former_order PRIMARY KEY (until_at, stage_id),
    CONSTRAINT fk_stage_former_order_stage FOREIGN KEY (stage_id) REFERENCES stage (id)
);
