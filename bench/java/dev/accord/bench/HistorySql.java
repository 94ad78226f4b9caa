package dev.accord.bench;

/**
 * The statements that write a history, for the leads from {@code :from} to before {@code :to}. Chance is the digest of a
 * lead's number, so each run writes the same. Ids follow the moment {@code :base} as those of the portal do.
 *
 * <p>What becomes of a lead is its {@code lot}, 0 to 999: below 50 a visitor, below 100 a lead by definition, below 200 a
 * lead, below 400 an MQL, below 600 an SQL, below 700 accepted, below 850 an opportunity, below 920 in nurture, below 980
 * disqualified, and above that an MQL again. Its way takes {@code span} microseconds, and each step lies at some
 * hundredths of that.
 */
final class HistorySql {

    /** The numbers from 0 to 9999. */
    static final String NUMBERS = """
            INSERT INTO bench_number (number)
            SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d
              FROM (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL
                    SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) a
             CROSS JOIN (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL
                    SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) b
             CROSS JOIN (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL
                    SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) c
             CROSS JOIN (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL
                    SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) e
            """;

    static final String PLAN_TABLE = """
            CREATE TABLE bench_plan (
                n       INT         NOT NULL,
                lead_id BIGINT      NOT NULL,
                began   DATETIME(6) NOT NULL,
                span    BIGINT      NOT NULL,
                lot     INT         NOT NULL,
                q       INT         NOT NULL,
                r       INT         NOT NULL,
                s       INT         NOT NULL,
                t       INT         NOT NULL,
                ruled   BOOLEAN     NOT NULL, -- it becomes an SQL by definition: it has a budget and asks for a demo
                budget  BOOLEAN     NOT NULL,
                taken   BIGINT      NOT NULL, -- microseconds from the beginning until sales accepts it
                owner   BIGINT      NULL,
                PRIMARY KEY (n)
            )
            """;

    /** Leads begin at even distances; nothing happens after the end, so the youngest have little time. */
    static final String PLAN = """
            INSERT INTO bench_plan (n, lead_id, began, span, lot, q, r, s, t, ruled, budget, taken, owner)
            SELECT y.n, :base + y.n * 1024, TIMESTAMPADD(MICROSECOND, y.n * :step, :start), y.span, y.lot, y.q, y.r, y.s,
                   y.t, y.ruled, y.ruled OR (y.lot >= 100 AND y.t < 250),
                   y.span * 55 DIV 100 + LEAST(y.span DIV 10, (1800 + MOD(y.s * 29, 27000)) * 1000000),
                   CASE WHEN y.lot BETWEEN 400 AND 849 OR y.lot >= 980
                        THEN (SELECT id FROM bench_rep WHERE number = MOD(y.n, :reps)) END
              FROM (SELECT x.n, LEAST(60 * 86400000000, (:leads - x.n) * :step) AS span,
                           MOD(CONV(SUBSTR(x.h, 1, 6), 16, 10), 1000) AS lot,
                           MOD(CONV(SUBSTR(x.h, 7, 6), 16, 10), 1000) AS q,
                           MOD(CONV(SUBSTR(x.h, 13, 6), 16, 10), 1000) AS r,
                           MOD(CONV(SUBSTR(x.h, 19, 6), 16, 10), 1000) AS s,
                           MOD(CONV(SUBSTR(x.h, 25, 6), 16, 10), 1000) AS t,
                           MOD(CONV(SUBSTR(x.h, 1, 6), 16, 10), 1000) BETWEEN 400 AND 849
                           AND MOD(CONV(SUBSTR(x.h, 13, 6), 16, 10), 1000) < 500 AS ruled
                      FROM (SELECT :from + number AS n, MD5(CONCAT('accord ', :from + number)) AS h
                              FROM bench_number WHERE number < :to - :from) x) y
            """;

    private static final String THESE = " p.n >= :from AND p.n < :to";

    private static String at(int hundredths) {
        return "TIMESTAMPADD(MICROSECOND, p.span * " + hundredths + " DIV 100, p.began)";
    }

    private static final String TAKEN = "TIMESTAMPADD(MICROSECOND, p.taken, p.began)";

    /** Where each stands, since when, and when it was generated: what follows from the entries below. */
    static final String LEADS =
            """
            INSERT INTO lead_record (id, source, external_id, email, first_name, last_name, company, job_title, country,
                                     segment, channel, campaign, owner_id, created_at, recorded_at, stage_id, stage_since,
                                     generated_at, disqualified_reason)
            SELECT w.lead_id, 'bench', w.number,
                   LOWER(CONCAT(w.first, '.', w.last, '.', w.n, '@',
                                CASE WHEN w.student THEN 'college.edu'
                                     ELSE CONCAT(w.place, '-', w.trade, '.example') END)),
                   w.first, w.last, CONCAT(w.place, ' ', w.trade), w.job, w.country, w.segment, w.channel,
                   CONCAT(w.channel, ' ', w.campaign), w.owner, w.began, w.began, w.stage, w.since, w.generated,
                   CASE WHEN w.stage = 9 THEN 'no need' END
              FROM (SELECT p.n, p.lead_id, CONCAT('L', LPAD(p.n, 8, '0')) AS number,
                           ELT(1 + MOD(p.q, 20), 'Anna', 'Ben', 'Carla', 'Dario', 'Elif', 'Fabian', 'Greta', 'Hugo', 'Ines',
                               'Jan', 'Katrin', 'Leon', 'Mara', 'Nils', 'Olga', 'Pavel', 'Rahel', 'Simon', 'Tara', 'Urs')
                               AS first,
                           ELT(1 + MOD(p.r, 24), 'Aebi', 'Bachmann', 'Caduff', 'Dahlberg', 'Egger', 'Fontana', 'Graf',
                               'Horvat', 'Imhof', 'Jansen', 'Keller', 'Lombardi', 'Moser', 'Nilsen', 'Pfister', 'Quist',
                               'Rossi', 'Schwarz', 'Tanner', 'Ulrich', 'Vogel', 'Wagner', 'Yilmaz', 'Zeller') AS last,
                           ELT(1 + MOD(p.s, 20), 'Nordfels', 'Silbertal', 'Steinach', 'Lindhof', 'Rotbach', 'Hochwald',
                               'Seeblick', 'Eichberg', 'Sonnmatt', 'Birkenau', 'Falkenstein', 'Weissach', 'Tannegg',
                               'Moosbach', 'Rheinfurt', 'Alpstein', 'Brunnegg', 'Felsenau', 'Goldach', 'Marbach') AS place,
                           ELT(1 + MOD(p.t, 16), 'Metallbau', 'Logistics', 'Elektronik', 'Foods', 'Textil', 'Pumpen', 'Optics',
                               'Chemie', 'Tools', 'Medtech', 'Brewery', 'Retail', 'Energie', 'Paper', 'Watches', 'Bau')
                               AS trade,
                           ELT(1 + MOD(p.q, 5), 'CFO', 'Head of IT', 'Head of Purchasing', 'Operations Manager',
                               'Warehouse Manager') AS job,
                           ELT(1 + MOD(p.r, 5), 'CH', 'DE', 'AT', 'NL', 'DK') AS country,
                           ELT(1 + MOD(p.s, 3), 'Enterprise', 'Midsize', 'Small business') AS segment,
                           ELT(1 + MOD(p.t, 8), 'Webinar', 'Fair', 'Search', 'Newsletter', 'Social', 'Referral', 'Partner',
                               'Direct') AS channel,
                           MOD(p.q, 12) + 1 AS campaign, p.owner, p.began, p.lot BETWEEN 920 AND 939 AS student,
                           CASE WHEN p.lot < 50 THEN 10 WHEN p.lot < 200 THEN 1 WHEN p.lot < 400 THEN 2 WHEN p.lot < 600 THEN 3
                                WHEN p.lot < 700 THEN 4 WHEN p.lot < 850
                                THEN CASE WHEN p.q < 400 THEN 6 WHEN p.q < 750 THEN 7 ELSE 5 END
                                WHEN p.lot < 920 THEN 8 WHEN p.lot < 980 THEN 9 ELSE 2 END AS stage,
                           CASE WHEN p.lot < 50 THEN p.began WHEN p.lot < 100 THEN %s WHEN p.lot < 200 THEN p.began
                                WHEN p.lot < 400 THEN %s WHEN p.lot < 600 THEN %s WHEN p.lot < 700 THEN %s WHEN p.lot < 850
                                THEN CASE WHEN p.q < 750 THEN %s ELSE %s END
                                WHEN p.lot < 920 THEN %s WHEN p.lot < 980 THEN %s ELSE %s END AS since,
                           CASE WHEN p.lot < 50 THEN NULL WHEN p.lot < 100 THEN %s ELSE p.began END AS generated
                      FROM bench_plan p WHERE %s) w
            """.formatted(at(45), at(40), at(55), TAKEN, at(95), at(75), at(80), at(50), at(70), at(45), THESE);

    static final String ATTRIBUTES = """
            INSERT INTO lead_attribute (lead_id, name, value)
            SELECT p.lead_id, 'budget', '50000' FROM bench_plan p WHERE p.budget AND %1$s
            UNION ALL
            SELECT p.lead_id, 'employees', 10 + p.t FROM bench_plan p WHERE p.r >= 500 AND %1$s
            """.formatted(THESE);

    /** As {@code StageHistory} writes them. */
    static final String ENTRIES =
            """
            INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, from_stage_id, by_person_id, reason,
                                     definition_version_id, origin, recorded_at)
            SELECT :base + (e.n * 8 + e.place) * 1024, e.lead_id, e.stage, e.at, e.before_it, e.person, e.reason, e.version,
                   e.origin, e.at
              FROM (SELECT p.n, p.lead_id, 0 AS place, 1 AS stage, p.began AS at, NULL AS before_it, NULL AS person,
                           'came in' AS reason, 1 AS version, 'SOURCE' AS origin
                      FROM bench_plan p WHERE p.lot >= 100 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 0, 1, %2$s, NULL, NULL, 'downloaded an offer', 1, 'RULE'
                      FROM bench_plan p WHERE p.lot BETWEEN 50 AND 99 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 1, 2, %3$s, 1, NULL, 'as bench says', 2, 'SOURCE'
                      FROM bench_plan p WHERE (p.lot BETWEEN 200 AND 919 OR p.lot >= 980) AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 2, 3, %4$s, 2, CASE WHEN p.ruled THEN NULL ELSE p.owner END,
                           CASE WHEN p.ruled THEN 'demo requested, budget known' ELSE 'ready to talk' END, 3,
                           CASE WHEN p.ruled THEN 'RULE' ELSE 'PERSON' END
                      FROM bench_plan p WHERE (p.lot BETWEEN 400 AND 849 OR p.lot >= 980) AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 3, 4, %5$s, 3, p.owner, 'accepted', 4, 'PERSON'
                      FROM bench_plan p WHERE p.lot BETWEEN 600 AND 849 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 4, 5, %6$s, 4, NULL, CONCAT('deal D', p.n, ' created'), 5, 'SOURCE'
                      FROM bench_plan p WHERE p.lot BETWEEN 700 AND 849 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 5, CASE WHEN p.q < 400 THEN 6 ELSE 7 END, %7$s, 5, NULL,
                           CONCAT('deal D', p.n, CASE WHEN p.q < 400 THEN ' won' ELSE ' lost' END), NULL, 'SOURCE'
                      FROM bench_plan p WHERE p.lot BETWEEN 700 AND 849 AND p.q < 750 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 5, 8, %8$s, 2, :marketer, 'not now', NULL, 'PERSON'
                      FROM bench_plan p WHERE p.lot BETWEEN 850 AND 919 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 5, 9, %9$s, 1, :marketer, 'no need', NULL, 'PERSON'
                      FROM bench_plan p WHERE p.lot BETWEEN 920 AND 979 AND %1$s
                    UNION ALL
                    SELECT p.n, p.lead_id, 5, 2, %10$s, 3, p.owner, 'too early', 2, 'PERSON'
                      FROM bench_plan p WHERE p.lot >= 980 AND %1$s) e
            """.formatted(THESE, at(45), at(40), at(55), TAKEN, at(75), at(95), at(80), at(50), at(70));

    static final String RECYCLINGS = """
            INSERT INTO recycling (lead_id, recycled_at, stage_id)
            SELECT p.lead_id, %s, 8 FROM bench_plan p WHERE p.lot BETWEEN 850 AND 919 AND %3$s
            UNION ALL
            SELECT p.lead_id, %2$s, 2 FROM bench_plan p WHERE p.lot >= 980 AND %3$s
            """.formatted(at(80), at(70), THESE);

    /** Ten each. Nobody visits five times or reads four posts, so who is a lead by definition has downloaded an offer. */
    static final String ACTIVITIES = """
            INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction, outcome, url, by_person_id)
            SELECT :base + (a.n * 10 + a.k) * 1024, a.lead_id, 'bench', CONCAT('A', LPAD(a.n * 10 + a.k, 9, '0')), a.type, a.at,
                   CASE WHEN a.type IN ('CALL', 'EMAIL') THEN 'OUTBOUND' END,
                   CASE a.type WHEN 'CALL' THEN ELT(1 + MOD(a.t, 2), 'CONNECTED', 'NO_ANSWER') WHEN 'MEETING' THEN 'HELD' END,
                   CASE a.type WHEN 'VISIT' THEN 'https://example.com/pricing'
                               WHEN 'READ' THEN CONCAT('https://example.com/posts/', a.t) END,
                   CASE WHEN a.type IN ('CALL', 'EMAIL', 'MEETING') THEN a.owner END
              FROM (SELECT p.n, p.lead_id, p.owner, p.t, k.number AS k,
                           TIMESTAMPADD(MICROSECOND, p.span * (10 * k.number + 5) DIV 100, p.began) AS at,
                           CASE k.number
                               WHEN 0 THEN 'VISIT' WHEN 1 THEN 'READ' WHEN 2 THEN 'VISIT' WHEN 3 THEN 'EMAIL'
                               WHEN 4 THEN CASE WHEN p.lot >= 50 AND (p.lot < 100 OR p.s < 400) THEN 'DOWNLOAD' ELSE 'READ' END
                               WHEN 5 THEN CASE WHEN p.ruled OR (p.lot >= 100 AND p.s >= 700 AND NOT p.budget)
                                                THEN 'DEMO_REQUEST' ELSE 'VISIT' END
                               WHEN 6 THEN 'CALL' WHEN 7 THEN 'READ'
                               WHEN 8 THEN CASE WHEN p.lot BETWEEN 400 AND 849 THEN 'MEETING' ELSE 'VISIT' END
                               ELSE CASE WHEN p.lot >= 400 THEN 'CALL' ELSE 'EMAIL' END END AS type
                      FROM bench_plan p CROSS JOIN bench_number k
                     WHERE k.number < 10 AND %s) a
             ORDER BY a.n, a.k
            """.formatted(THESE);

    static final String OPPORTUNITIES = """
            INSERT INTO opportunity (id, source, external_id, lead_id, name, account, owner_id, amount, currency, created_at,
                                     expected_close_at, closed_at, stage, outcome, lost_reason, recorded_at)
            SELECT :base + p.n * 1024, 'bench', CONCAT('D', p.n), p.lead_id, CONCAT('Deal ', p.n), NULL, p.owner,
                   5000 + p.r * 40 + p.s * 3, 'EUR', %1$s, TIMESTAMPADD(DAY, 40, %1$s),
                   CASE WHEN p.q < 750 THEN %2$s END, ELT(1 + MOD(p.t, 4), 'Discovery', 'Offer', 'Negotiation', 'Contract'),
                   CASE WHEN p.q < 400 THEN 'WON' WHEN p.q < 750 THEN 'LOST' ELSE 'OPEN' END,
                   CASE WHEN p.q BETWEEN 400 AND 749 THEN 'price' END, %1$s
              FROM bench_plan p WHERE p.lot BETWEEN 700 AND 849 AND %3$s
            """.formatted(at(75), at(95), THESE);

    static final String STEPS = """
            INSERT INTO opportunity_step (opportunity_id, since, step)
            SELECT :base + p.n * 1024, %1$s, 'Discovery' FROM bench_plan p WHERE p.lot BETWEEN 700 AND 849 AND %2$s
            UNION ALL
            SELECT :base + p.n * 1024, %3$s, ELT(1 + MOD(p.t, 4), 'Discovery', 'Offer', 'Negotiation', 'Contract')
              FROM bench_plan p WHERE p.lot BETWEEN 700 AND 849 AND MOD(p.t, 4) > 0 AND %2$s
            """.formatted(at(75), THESE, at(85));

    /** One for each SQL. Those of the last 60 days that nobody took are open, older ones have expired. */
    static final String HANDOFFS = """
            INSERT INTO handoff (id, lead_id, contract_id, state, lane, assignee_id, team_id, routed_why, offered_at, warn_at,
                                 due_at, warned_at, breached_at, decided_at, decided_by, overdue_seconds, responded_at,
                                 response_seconds, version)
            SELECT :base + h.n * 1024, h.lead_id, 1, h.state, 'PERSON', h.owner, :team, 'round robin', h.offered,
                   TIMESTAMPADD(MINUTE, 180, h.offered), TIMESTAMPADD(MINUTE, 240, h.offered),
                   CASE WHEN h.state <> 'WITHDRAWN' THEN TIMESTAMPADD(MINUTE, 180, h.offered) END,
                   CASE WHEN h.state = 'EXPIRED' THEN TIMESTAMPADD(MINUTE, 240, h.offered) END,
                   CASE h.state WHEN 'ACCEPTED' THEN h.taken WHEN 'WITHDRAWN' THEN h.back
                                WHEN 'EXPIRED' THEN TIMESTAMPADD(DAY, 2, h.offered) END,
                   CASE WHEN h.state IN ('ACCEPTED', 'WITHDRAWN') THEN h.owner END,
                   CASE WHEN h.state = 'ACCEPTED' THEN GREATEST(0, TIMESTAMPDIFF(SECOND, h.offered, h.taken) - 14400) END,
                   CASE WHEN h.state = 'ACCEPTED' THEN h.taken END,
                   CASE WHEN h.state = 'ACCEPTED' THEN TIMESTAMPDIFF(SECOND, h.offered, h.taken) END, 1
              FROM (SELECT p.n, p.lead_id, p.owner, %1$s AS offered, %2$s AS taken, %3$s AS back,
                           CASE WHEN p.lot >= 980 THEN 'WITHDRAWN' WHEN p.lot >= 600 THEN 'ACCEPTED'
                                WHEN p.began > TIMESTAMPADD(DAY, -60, :end) THEN 'OFFERED' ELSE 'EXPIRED' END AS state
                      FROM bench_plan p WHERE (p.lot BETWEEN 400 AND 849 OR p.lot >= 980) AND %4$s) h
            """.formatted(at(55), TAKEN, at(70), THESE);

    static final String DECISIONS = """
            INSERT INTO handoff_decision (id, handoff_id, state, at, person_id)
            SELECT h.id, h.id, 'OFFERED', h.offered_at, NULL
              FROM handoff h WHERE h.id >= :base + :from * 1024 AND h.id < :base + :to * 1024
            UNION ALL
            SELECT h.id + 512, h.id, h.state, h.decided_at, h.decided_by
              FROM handoff h
             WHERE h.id >= :base + :from * 1024 AND h.id < :base + :to * 1024 AND h.state <> 'OFFERED'
            """;

    /** The visits of each day by each channel. */
    static final String TRAFFIC = """
            INSERT INTO web_traffic (id, source, external_id, day, channel, visits, recorded_at)
            SELECT :base + (d.number * 8 + c.number) * 1024, 'bench', CONCAT('T', c.number),
                   DATE(TIMESTAMPADD(DAY, d.number, :start)),
                   ELT(1 + c.number, 'Webinar', 'Fair', 'Search', 'Newsletter', 'Social', 'Referral', 'Partner', 'Direct'),
                   :leads DIV 400 + 20 + MOD(d.number * 7 + c.number * 13, 40), TIMESTAMPADD(DAY, d.number, :start)
              FROM bench_number d CROSS JOIN bench_number c
             WHERE d.number < :days AND c.number < 8
            """;

    /** What was spent in each week on each channel. */
    static final String SPEND = """
            INSERT INTO spend (id, source, external_id, channel, campaign, from_day, to_day, amount, currency, recorded_at)
            SELECT :base + (d.number * 8 + c.number) * 1024, 'bench', CONCAT('S', d.number, '-', c.number),
                   ELT(1 + c.number, 'Webinar', 'Fair', 'Search', 'Newsletter', 'Social', 'Referral', 'Partner', 'Direct'), NULL,
                   DATE(TIMESTAMPADD(DAY, 7 * d.number, :start)), DATE(TIMESTAMPADD(DAY, 7 * d.number + 7, :start)),
                   700 + 70 * MOD(d.number * 3 + c.number, 50), 'EUR', TIMESTAMPADD(DAY, 7 * d.number, :start)
              FROM bench_number d CROSS JOIN bench_number c
             WHERE 7 * d.number < :days AND c.number < 8
            """;

    static final String SPEND_DAYS = """
            INSERT INTO spend_day (spend_id, day, amount)
            SELECT s.id, TIMESTAMPADD(DAY, d.number, s.from_day), s.amount / 7
              FROM spend s CROSS JOIN bench_number d
             WHERE d.number < 7
            """;

    private HistorySql() {}
}
