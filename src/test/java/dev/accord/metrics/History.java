package dev.accord.metrics;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes history straight into the tables, so that a test can hold any history, faulty ones included. Times are UTC. */
final class History {

    static final long LEAD = 1;
    static final long MQL = 2;
    static final long SQL = 3;
    static final long OPPORTUNITY = 5;
    static final long WON = 6;
    static final long LOST = 7;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss]]", Locale.ROOT);

    private final JdbcClient db;
    private final AtomicLong ids = new AtomicLong(1_000);

    History(JdbcClient db) {
        this.db = db;
    }

    /** A day, or a moment of it. */
    static @Nullable LocalDateTime time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return LocalDateTime.parse(text.strip().length() == 10 ? text.strip() + "T00:00" : text.strip(), TIME);
    }

    long team(String name) {
        long id = ids.incrementAndGet();
        db.sql("INSERT INTO team (id, name, department_code, zone, work_days, work_from, work_to, version)"
                        + " VALUES (?, ?, 'SALES', 'UTC', '1,2,3,4,5', '09:00', '17:00', 0)")
                .params(id, name)
                .update();
        return id;
    }

    long person(String first, String last, @Nullable Long team) {
        long id = ids.incrementAndGet();
        db.sql(
                        "INSERT INTO person (id, first_name, last_name, team_id, must_change_password, active, created_at, version)"
                                + " VALUES (:id, :first, :last, :team, FALSE, TRUE, '2020-01-01', 0)")
                .param("id", id)
                .param("first", first)
                .param("last", last)
                .param("team", team)
                .update();
        return id;
    }

    void visits(String day, @Nullable String channel, long visits) {
        long id = ids.incrementAndGet();
        db.sql("INSERT INTO web_traffic (id, source, external_id, day, channel, visits, recorded_at)"
                        + " VALUES (:id, 'test', :id, :day, :channel, :visits, '2020-01-01')")
                .param("id", id)
                .param("day", day)
                .param("channel", channel)
                .param("visits", visits)
                .update();
    }

    void rate(String currency, String day, String rate) {
        db.sql("INSERT INTO currency_rate (quote, currency, day, rate, set_at) VALUES ('EUR', ?, ?, ?, '2020-01-01')")
                .params(currency, day, rate)
                .update();
    }

    /** An offer, and when it was responded to and decided, if it was. */
    long handoff(
            long lead, String state, @Nullable Long assignee, String offered, String due, @Nullable String decided) {
        long id = ids.incrementAndGet();
        db.sql("""
                        INSERT INTO handoff (id, lead_id, contract_id, state, assignee_id, routed_why, offered_at, warn_at,
                                             due_at, decided_at, decided_by, lane, version)
                        VALUES (:id, :lead, 1, :state, :assignee, 'test', :offered, :due, :due, :decided, :assignee,
                                CASE WHEN :assignee IS NULL THEN 'DEPARTMENT' ELSE 'PERSON' END, 0)
                        """)
                .param("id", id)
                .param("lead", lead)
                .param("state", state)
                .param("assignee", assignee)
                .param("offered", time(offered))
                .param("due", time(due))
                .param("decided", time(decided))
                .update();
        return id;
    }

    void response(long handoff, String at, int seconds) {
        db.sql("UPDATE handoff SET responded_at = :at, response_seconds = :seconds WHERE id = :id")
                .param("at", time(at))
                .param("seconds", seconds)
                .param("id", handoff)
                .update();
    }

    /** A dispute with its research clock: decided where that has ended, otherwise holding its lead. */
    long dispute(
            long handoff, long lead, long raisedBy, @Nullable Long researcher, String due, @Nullable String ended) {
        long id = ids.incrementAndGet();
        db.sql("UPDATE lead_record SET held_in_stage_id = stage_id WHERE id = :lead")
                .param("lead", lead)
                .update();
        db.sql("""
                        INSERT INTO dispute (id, handoff_id, lead_id, state, cause, claim, raised_by, raised_at, giver_code,
                                             research_minutes, open_since, held_stage_id, research_due_at, researcher_id,
                                             version)
                        SELECT :id, :handoff, l.id, 'IN_RESEARCH', 'BAD_FIT', 'test', :by, '2020-01-01', 'MARKETING', 60,
                               '2020-01-01', l.stage_id, :due, :researcher, 0
                          FROM lead_record l WHERE l.id = :lead
                        """)
                .param("id", id)
                .param("handoff", handoff)
                .param("lead", lead)
                .param("by", raisedBy)
                .param("due", time(due))
                .param("researcher", researcher)
                .update();
        if (ended != null) {
            db.sql("""
                            UPDATE dispute SET state = 'REPOSITIONED', research_ended_at = :ended, upheld = TRUE,
                                   true_cause = cause, verdict = 'test', decided_by = raised_by, decided_at = :ended,
                                   repositioned_to = held_stage_id
                             WHERE id = :id
                            """).param("ended", time(ended)).param("id", id).update();
        }
        return id;
    }

    /** The clock of a research whose verdict was reopened. */
    void earlierClock(long dispute, String due, String ended, long researcher) {
        db.sql("INSERT INTO dispute_clock (dispute_id, place, due_at, ended_at, researcher_id)"
                        + " VALUES (:dispute, 1, :due, :ended, :researcher)")
                .param("dispute", dispute)
                .param("due", time(due))
                .param("ended", time(ended))
                .param("researcher", researcher)
                .update();
    }

    void entered(long lead, long stage, String at) {
        db.sql("INSERT INTO stage_entry (id, lead_id, stage_id, entered_at, reason, origin, recorded_at)"
                        + " VALUES (:id, :lead, :stage, :at, 'test', 'PERSON', '2020-01-01')")
                .param("id", ids.incrementAndGet())
                .param("lead", lead)
                .param("stage", stage)
                .param("at", time(at))
                .update();
    }

    void recycled(long lead, String at) {
        db.sql("INSERT IGNORE INTO recycling (lead_id, recycled_at, stage_id) VALUES (:lead, :at, 8)")
                .param("lead", lead)
                .param("at", time(at))
                .update();
    }

    void step(long deal, String since, String step) {
        db.sql("INSERT INTO opportunity_step (opportunity_id, since, step) VALUES (:deal, :since, :step)")
                .param("deal", deal)
                .param("since", time(since))
                .param("step", step)
                .update();
    }

    /** An amount spent from a day to before another, spread by hand over the days that are given. */
    void spend(@Nullable String channel, @Nullable String campaign, String currency, Map<String, String> days) {
        long id = ids.incrementAndGet();
        db.sql("""
                        INSERT INTO spend (id, source, external_id, channel, campaign, from_day, to_day, amount, currency,
                                           recorded_at)
                        VALUES (:id, 'test', :id, :channel, :campaign, '2026-01-01', '2026-01-02', 1, :currency, '2026-01-01')
                        """)
                .param("id", id)
                .param("channel", channel)
                .param("campaign", campaign)
                .param("currency", currency)
                .update();
        days.forEach(
                (day, amount) -> db.sql("INSERT INTO spend_day (spend_id, day, amount) VALUES (:id, :day, :amount)")
                        .param("id", id)
                        .param("day", day)
                        .param("amount", amount)
                        .update());
    }

    LeadWritten lead(String name) {
        return new LeadWritten(name);
    }

    Deal deal(String outcome) {
        return new Deal(outcome);
    }

    long activity(long lead, String type, String at, @Nullable String direction, @Nullable String outcome) {
        long id = ids.incrementAndGet();
        db.sql("""
                INSERT INTO lead_activity (id, lead_id, source, external_id, type, at, direction, outcome)
                VALUES (:id, :lead, 'test', :id, :type, :at, :direction, :outcome)
                """)
                .param("id", id)
                .param("lead", lead)
                .param("type", type)
                .param("at", time(at))
                .param("direction", direction)
                .param("outcome", outcome)
                .update();
        return id;
    }

    final class LeadWritten {
        private final Map<String, @Nullable Object> values = new HashMap<>();
        private final Map<Long, String> passages = new HashMap<>();
        private final Map<Long, Boolean> skipped = new HashMap<>();

        private LeadWritten(String name) {
            values.put("name", name);
            values.put("channel", null);
            values.put("campaign", null);
            values.put("segment", null);
            values.put("owner", null);
            values.put("ownerName", null);
            values.put("generated", null);
        }

        LeadWritten with(String column, @Nullable Object value) {
            values.put(column, value);
            return this;
        }

        LeadWritten generated(String at) {
            values.put("generated", time(at));
            return this;
        }

        LeadWritten passed(long stage, String at) {
            passages.put(stage, at);
            skipped.put(stage, false);
            return this;
        }

        LeadWritten skipped(long stage, String at) {
            passages.put(stage, at);
            skipped.put(stage, true);
            return this;
        }

        long write() {
            long id = ids.incrementAndGet();
            db.sql("""
                    INSERT INTO lead_record (id, source, external_id, last_name, channel, campaign, segment, owner_id,
                                             owner_name, recorded_at, stage_id, stage_since, generated_at)
                    VALUES (:id, 'test', :id, :name, :channel, :campaign, :segment, :owner, :ownerName,
                            '2020-01-01', 1, '2020-01-01', :generated)
                    """).param("id", id).params(values).update();
            passages.forEach((stage, at) -> db.sql("INSERT INTO stage_passage (lead_id, stage_id, passed_at, skipped)"
                            + " VALUES (:lead, :stage, :at, :skipped)")
                    .param("lead", id)
                    .param("stage", stage)
                    .param("at", time(at))
                    .param("skipped", skipped.get(stage))
                    .update());
            return id;
        }
    }

    final class Deal {
        private final Map<String, @Nullable Object> values = new HashMap<>();

        private Deal(String outcome) {
            values.put("outcome", outcome);
            values.put("lead", null);
            values.put("owner", null);
            values.put("ownerName", null);
            values.put("amount", null);
            values.put("currency", null);
            values.put("created", null);
            values.put("closed", null);
            values.put("step", null);
        }

        Deal with(String column, @Nullable Object value) {
            values.put(column, value);
            return this;
        }

        Deal amount(String amount, String currency) {
            return with("amount", amount).with("currency", currency);
        }

        Deal created(@Nullable String at) {
            return with("created", time(at));
        }

        Deal closed(@Nullable String at) {
            return with("closed", time(at));
        }

        long write() {
            long id = ids.incrementAndGet();
            db.sql("""
                    INSERT INTO opportunity (id, source, external_id, lead_id, name, owner_id, owner_name, amount, currency,
                                             created_at, closed_at, stage, outcome, recorded_at)
                    VALUES (:id, 'test', :id, :lead, CONCAT('Deal ', :id), :owner, :ownerName, :amount, :currency,
                            :created, :closed, :step, :outcome, '2020-01-01')
                    """).param("id", id).params(values).update();
            return id;
        }
    }
}
