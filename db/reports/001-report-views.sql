--liquibase formatted sql

-- What analysts read with tools of their own: docs/report-views.md is the promise that goes with it. Columns are only added,
-- at the end. Each view is made anew whenever its text changes, or the reporting currency of the portal does. They are read
-- with the rights of whoever made them, so a reader needs none on the tables; and all but report_clock are merged into the
-- statement that reads them, so it is the indexes of the tables that answer. What every row has is joined as what it may
-- have, too: otherwise MySQL begins with the few stages or contracts instead of the period.

--changeset accord:report-lead runOnChange:true
-- A merged record has given all that happened to it to its survivor. An erased person stays, as one without a name.
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_lead AS
SELECT l.id AS lead_id, s.stage_key AS stage, s.kind AS stage_kind, l.stage_since, l.created_at, l.recorded_at,
       l.generated_at, l.channel, l.campaign, l.segment, l.country, l.owner_id,
       COALESCE(CONCAT(who.first_name, ' ', who.last_name), l.owner_name) AS owner, t.name AS team,
       l.cool_off_until, l.erased_at IS NOT NULL AS erased
  FROM lead_record l
  LEFT JOIN stage s ON s.id = l.stage_id
  LEFT JOIN person who ON who.id = l.owner_id
  LEFT JOIN team t ON t.id = who.team_id
 WHERE l.merged_into IS NULL;

--changeset accord:report-lead-person runOnChange:true
-- The only view that tells who a lead is.
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_lead_person AS
SELECT l.id AS lead_id, l.source, l.external_id, l.email, l.first_name, l.last_name, l.company, l.job_title
  FROM lead_record l
 WHERE l.merged_into IS NULL AND l.erased_at IS NULL;

--changeset accord:report-stage runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_stage AS
SELECT s.stage_key AS stage, s.kind AS stage_kind, s.label, s.position, s.main_line, s.department_code AS department,
       whole.stage_key AS part_of, s.retired_at
  FROM stage s
  LEFT JOIN stage whole ON whole.id = s.parent_id;

--changeset accord:report-stage-entry runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_stage_entry AS
SELECT e.id AS entry_id, e.lead_id, s.stage_key AS stage, s.kind AS stage_kind, was.stage_key AS from_stage, e.entered_at,
       e.by_person_id AS person_id, COALESCE(CONCAT(who.first_name, ' ', who.last_name), e.by_name) AS person, e.origin,
       CONCAT(UPPER(v.term), ' v', v.version) AS definition_version, e.recorded_at
  FROM stage_entry e
  JOIN stage s ON s.id = e.stage_id
  LEFT JOIN stage was ON was.id = e.from_stage_id
  LEFT JOIN person who ON who.id = e.by_person_id
  LEFT JOIN definition_version v ON v.id = e.definition_version_id
 WHERE e.corrected_at IS NULL;

--changeset accord:report-stage-passage runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_stage_passage AS
SELECT p.lead_id, s.stage_key AS stage, s.kind AS stage_kind, p.passed_at, p.skipped, l.channel, l.campaign, l.segment
  FROM stage_passage p
  JOIN stage s ON s.id = p.stage_id
  LEFT JOIN lead_record l ON l.id = p.lead_id;

--changeset accord:report-recycling runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_recycling AS
SELECT y.lead_id, y.recycled_at, s.stage_key AS stage, s.kind AS stage_kind
  FROM recycling y
  LEFT JOIN stage s ON s.id = y.stage_id;

--changeset accord:report-activity runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_activity AS
SELECT a.id AS activity_id, a.lead_id, a.type, a.at, a.direction, a.outcome, a.duration_seconds,
       a.by_person_id AS person_id, COALESCE(CONCAT(who.first_name, ' ', who.last_name), a.by_name) AS person,
       t.name AS team
  FROM lead_activity a
  LEFT JOIN person who ON who.id = a.by_person_id
  LEFT JOIN team t ON t.id = who.team_id;

--changeset accord:report-booked-meeting runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_booked_meeting AS
SELECT a.id AS activity_id, a.lead_id, a.at, COALESCE(a.outcome = 'HELD', FALSE) AS held, a.duration_seconds,
       a.by_person_id AS person_id, COALESCE(CONCAT(who.first_name, ' ', who.last_name), a.by_name) AS person,
       t.name AS team
  FROM lead_activity a
  LEFT JOIN person who ON who.id = a.by_person_id
  LEFT JOIN team t ON t.id = who.team_id
 WHERE a.type = 'MEETING';

--changeset accord:report-call runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_call AS
SELECT a.id AS activity_id, a.lead_id, a.at, COALESCE(a.outcome = 'CONNECTED', FALSE) AS connected, a.duration_seconds,
       a.by_person_id AS person_id, COALESCE(CONCAT(who.first_name, ' ', who.last_name), a.by_name) AS person,
       t.name AS team
  FROM lead_activity a
  LEFT JOIN person who ON who.id = a.by_person_id
  LEFT JOIN team t ON t.id = who.team_id
 WHERE a.type = 'CALL' AND a.direction = 'OUTBOUND';

--changeset accord:report-currency-rate runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_currency_rate AS
SELECT r.currency, r.day, r.rate, r.quote AS reporting_currency
  FROM currency_rate r
 WHERE r.quote = '${reportingCurrency}';

--changeset accord:report-opportunity runOnChange:true
-- An amount is converted at the newest rate of its day and the 31 before, as docs/decisions/0012 says. The rates are joined,
-- as a view that selects from a query of its own could not be merged.
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_opportunity AS
SELECT o.id AS opportunity_id, o.lead_id, o.outcome, o.stage AS step, o.product, o.created_at, o.expected_close_at,
       o.closed_at, o.amount, o.currency,
       CASE WHEN o.currency = '${reportingCurrency}' THEN o.amount
            ELSE CAST(o.amount * made.rate AS DECIMAL(30, 4)) END AS opportunity_value,
       CASE WHEN o.outcome <> 'WON' THEN NULL
            WHEN o.currency = '${reportingCurrency}' THEN o.amount
            ELSE CAST(o.amount * won.rate AS DECIMAL(30, 4)) END AS revenue,
       '${reportingCurrency}' AS reporting_currency,
       CASE WHEN o.outcome = 'WON' AND o.closed_at >= o.created_at
            THEN CAST(CAST(TIMESTAMPDIFF(MICROSECOND, o.created_at, o.closed_at) AS DECIMAL(30, 6)) / 86400000000
                      AS DECIMAL(30, 10)) END AS cycle_days,
       o.lost_reason, l.channel, l.campaign, l.segment, o.owner_id,
       COALESCE(CONCAT(who.first_name, ' ', who.last_name), o.owner_name) AS owner, t.name AS team
  FROM opportunity o
  LEFT JOIN lead_record l ON l.id = o.lead_id
  LEFT JOIN person who ON who.id = o.owner_id
  LEFT JOIN team t ON t.id = who.team_id
  LEFT JOIN currency_rate made
    ON made.quote = '${reportingCurrency}' AND made.currency = o.currency
   AND made.day = (SELECT MAX(x.day) FROM currency_rate x
                    WHERE x.quote = '${reportingCurrency}' AND x.currency = o.currency
                      AND x.day <= CAST(o.created_at AS DATE)
                      AND x.day >= DATE_SUB(CAST(o.created_at AS DATE), INTERVAL 31 DAY))
  LEFT JOIN currency_rate won
    ON won.quote = '${reportingCurrency}' AND won.currency = o.currency AND o.outcome = 'WON'
   AND won.day = (SELECT MAX(x.day) FROM currency_rate x
                   WHERE x.quote = '${reportingCurrency}' AND x.currency = o.currency
                     AND x.day <= CAST(o.closed_at AS DATE)
                     AND x.day >= DATE_SUB(CAST(o.closed_at AS DATE), INTERVAL 31 DAY));

--changeset accord:report-handoff runOnChange:true
-- Whose response it is: of whoever accepted it, else of the one to whom it was offered.
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_handoff AS
SELECT h.id AS handoff_id, h.lead_id, s.stage_key AS stage, c.giver_code AS giver, c.taker_code AS taker, h.state,
       h.offered_at, h.due_at, h.decided_at, h.responded_at, h.response_seconds,
       CAST(CAST(h.response_seconds AS DECIMAL(20, 6)) / 3600 AS DECIMAL(30, 10)) AS response_hours,
       CASE WHEN h.state = 'OFFERED' THEN h.paused_at IS NULL AND h.due_at <= UTC_TIMESTAMP(6)
            ELSE h.state = 'EXPIRED' OR h.decided_at > h.due_at END AS breached,
       h.escalated, d.cause, h.assignee_id, CONCAT(offered.first_name, ' ', offered.last_name) AS assignee,
       q.name AS queue_team, who.id AS person_id, CONCAT(who.first_name, ' ', who.last_name) AS person, t.name AS team
  FROM handoff h
  LEFT JOIN handoff_contract c ON c.id = h.contract_id
  LEFT JOIN handover v ON v.id = c.handover_id
  LEFT JOIN stage s ON s.id = v.stage_id
  LEFT JOIN dispute d ON d.handoff_id = h.id
  LEFT JOIN person offered ON offered.id = h.assignee_id
  LEFT JOIN team q ON q.id = h.team_id
  LEFT JOIN person who ON who.id = CASE WHEN h.state = 'ACCEPTED' THEN h.decided_by ELSE h.assignee_id END
  LEFT JOIN team t ON t.id = who.team_id;

--changeset accord:report-dispute runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_dispute AS
SELECT d.id AS dispute_id, d.handoff_id, d.lead_id, d.state, d.cause, d.true_cause, d.upheld, d.giver_code AS giver,
       d.raised_at, d.raised_by AS raised_by_id, CONCAT(rep.first_name, ' ', rep.last_name) AS raised_by,
       d.research_due_at, d.research_ended_at, d.researcher_id,
       CONCAT(finder.first_name, ' ', finder.last_name) AS researcher,
       d.decided_at, d.decided_by AS decided_by_id, CONCAT(judge.first_name, ' ', judge.last_name) AS decided_by,
       d.verdict_minutes, s.stage_key AS repositioned_to, d.cool_off_until, d.nurture_campaign, l.channel, l.campaign,
       l.segment
  FROM dispute d
  LEFT JOIN lead_record l ON l.id = d.lead_id
  LEFT JOIN stage s ON s.id = d.repositioned_to
  LEFT JOIN person rep ON rep.id = d.raised_by
  LEFT JOIN person finder ON finder.id = d.researcher_id
  LEFT JOIN person judge ON judge.id = d.decided_by;

--changeset accord:report-clock runOnChange:true
-- Offers to be answered, researches, and the researches of verdicts that were reopened.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW report_clock AS
SELECT 'HANDOFF' AS clock, h.id AS handoff_id, NULL AS dispute_id, h.lead_id, h.due_at, h.decided_at AS ended_at,
       CASE WHEN h.state = 'OFFERED' THEN CASE WHEN h.paused_at IS NOT NULL THEN 'PAUSED'
                                               WHEN h.due_at > UTC_TIMESTAMP(6) THEN 'RUNNING' ELSE 'OVERDUE' END
            WHEN h.state = 'EXPIRED' OR h.decided_at > h.due_at THEN 'MISSED'
            WHEN h.state = 'WITHDRAWN' THEN 'WITHDRAWN' ELSE 'MET' END AS state,
       h.state IN ('ACCEPTED', 'DISPUTED') AND h.decided_at <= h.due_at AS met,
       CASE WHEN h.state = 'OFFERED' THEN h.paused_at IS NULL AND h.due_at <= UTC_TIMESTAMP(6)
            ELSE h.state <> 'WITHDRAWN' OR h.decided_at > h.due_at END AS counted,
       who.id AS person_id, CONCAT(who.first_name, ' ', who.last_name) AS person, t.name AS team
  FROM handoff h
  LEFT JOIN person who ON who.id = COALESCE(h.assignee_id, h.decided_by)
  LEFT JOIN team t ON t.id = who.team_id
UNION ALL
SELECT 'RESEARCH', d.handoff_id, d.id, d.lead_id, d.research_due_at, d.research_ended_at,
       CASE WHEN d.research_ended_at <= d.research_due_at THEN 'MET'
            WHEN d.research_ended_at IS NOT NULL THEN 'MISSED'
            WHEN d.research_due_at > UTC_TIMESTAMP(6) THEN 'RUNNING' ELSE 'OVERDUE' END,
       d.research_ended_at IS NOT NULL AND d.research_ended_at <= d.research_due_at,
       d.research_ended_at IS NOT NULL OR d.research_due_at <= UTC_TIMESTAMP(6),
       who.id, CONCAT(who.first_name, ' ', who.last_name), t.name
  FROM dispute d
  LEFT JOIN person who ON who.id = COALESCE(d.researcher_id, d.decided_by)
  LEFT JOIN team t ON t.id = who.team_id
UNION ALL
SELECT 'RESEARCH', d.handoff_id, d.id, d.lead_id, k.due_at, k.ended_at,
       CASE WHEN k.ended_at <= k.due_at THEN 'MET' ELSE 'MISSED' END, k.ended_at <= k.due_at, TRUE,
       who.id, CONCAT(who.first_name, ' ', who.last_name), t.name
  FROM dispute_clock k
  JOIN dispute d ON d.id = k.dispute_id
  LEFT JOIN person who ON who.id = k.researcher_id
  LEFT JOIN team t ON t.id = who.team_id;

--changeset accord:report-goal runOnChange:true
-- Those of the company. A change of a goal is another row for the same metric and period; the newest is in force.
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_goal AS
SELECT g.id AS goal_id, g.metric, g.from_day, g.to_day, g.target, g.currency, COALESCE(g.decided_at, g.set_at) AS set_at,
       r.reached_at
  FROM goal g
  LEFT JOIN goal_reached r ON r.goal_id = g.id
 WHERE g.team_id IS NULL AND g.person_id IS NULL AND g.state = 'SET'
   AND NOT EXISTS (SELECT 1 FROM goal newer
                    WHERE newer.metric = g.metric AND newer.from_day = g.from_day AND newer.to_day = g.to_day
                      AND newer.team_id IS NULL AND newer.person_id IS NULL AND newer.state = 'SET'
                      AND newer.id > g.id);

--changeset accord:report-goal-month runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_goal_month AS
SELECT s.goal_id, s.month_day, s.share
  FROM goal_share s
  JOIN goal g ON g.id = s.goal_id
 WHERE g.team_id IS NULL AND g.person_id IS NULL AND g.state = 'SET';

--changeset accord:report-spend runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_spend AS
SELECT d.spend_id, d.day, s.channel, s.campaign, d.amount, s.currency,
       CASE WHEN s.currency = '${reportingCurrency}' THEN d.amount
            ELSE CAST(d.amount * r.rate AS DECIMAL(30, 4)) END AS spend,
       '${reportingCurrency}' AS reporting_currency
  FROM spend_day d
  LEFT JOIN spend s ON s.id = d.spend_id
  LEFT JOIN currency_rate r
    ON r.quote = '${reportingCurrency}' AND r.currency = s.currency
   AND r.day = (SELECT MAX(x.day) FROM currency_rate x
                 WHERE x.quote = '${reportingCurrency}' AND x.currency = s.currency
                   AND x.day <= d.day AND x.day >= DATE_SUB(d.day, INTERVAL 31 DAY));

--changeset accord:report-traffic runOnChange:true
CREATE OR REPLACE ALGORITHM = MERGE SQL SECURITY DEFINER VIEW report_traffic AS
SELECT w.day, w.channel, w.visits, w.visitors
  FROM web_traffic w;
