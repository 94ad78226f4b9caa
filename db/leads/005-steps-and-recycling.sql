--liquibase formatted sql

--changeset accord:leads-008-opportunity-step
-- Since when a deal stands in which step of the pipeline, in the source's words, as far as the portal was told.
CREATE TABLE opportunity_step (
    opportunity_id BIGINT       NOT NULL,
    since          DATETIME(6)  NOT NULL,
    step           VARCHAR(120) NOT NULL,
    CONSTRAINT pk_opportunity_step PRIMARY KEY (opportunity_id, since),
    CONSTRAINT fk_opportunity_step_opportunity FOREIGN KEY (opportunity_id) REFERENCES opportunity (id)
);
INSERT INTO opportunity_step (opportunity_id, since, step)
SELECT o.id, COALESCE(CASE WHEN o.outcome = 'OPEN' THEN o.created_at ELSE o.closed_at END, o.recorded_at), o.stage
  FROM opportunity o WHERE o.stage IS NOT NULL;
-- How likely a deal in a step is won, where somebody has set it; otherwise history tells.
CREATE TABLE step_probability (
    step        VARCHAR(120)  NOT NULL,
    probability DECIMAL(5, 4) NOT NULL,
    set_by      BIGINT        NULL,
    set_at      DATETIME(6)   NOT NULL,
    CONSTRAINT pk_step_probability PRIMARY KEY (step),
    CONSTRAINT fk_step_probability_person FOREIGN KEY (set_by) REFERENCES person (id),
    CONSTRAINT ck_step_probability CHECK (probability >= 0 AND probability <= 1)
);

--changeset accord:leads-009-recycling
-- Each time that a lead went back: from the main line to an earlier stage of it, or into nurture. Derived from
-- stage_entry in the same transaction.
CREATE TABLE recycling (
    lead_id     BIGINT      NOT NULL,
    recycled_at DATETIME(6) NOT NULL,
    stage_id    BIGINT      NOT NULL, -- where it went
    CONSTRAINT pk_recycling PRIMARY KEY (lead_id, recycled_at, stage_id),
    CONSTRAINT fk_recycling_lead FOREIGN KEY (lead_id) REFERENCES lead_record (id),
    CONSTRAINT fk_recycling_stage FOREIGN KEY (stage_id) REFERENCES stage (id)
);
CREATE INDEX ix_recycling_at ON recycling (recycled_at, lead_id);
INSERT INTO recycling (lead_id, recycled_at, stage_id)
SELECT e.lead_id, e.entered_at, e.stage_id
  FROM (SELECT e.lead_id, e.entered_at, e.stage_id, s.kind, s.main_line, s.position,
               LAG(s.kind) OVER way AS before_kind, LAG(s.main_line) OVER way AS before_main,
               LAG(s.position) OVER way AS before_position,
               MAX(CASE WHEN s.main_line THEN s.position END) OVER (PARTITION BY e.lead_id
                   ORDER BY e.entered_at, s.position, e.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
          FROM stage_entry e JOIN stage s ON s.id = e.stage_id
        WINDOW way AS (PARTITION BY e.lead_id ORDER BY e.entered_at, s.position, e.id)) e
  JOIN (SELECT MIN(position) AS position FROM stage WHERE kind = 'MQL') mql ON TRUE
 WHERE e.before_kind <> 'NURTURE'
   AND ((e.main_line AND e.position < CASE WHEN e.before_main THEN e.before_position ELSE e.reached END)
        OR (e.kind = 'NURTURE' AND CASE WHEN e.before_main THEN e.before_position ELSE e.reached END >= mql.position));
