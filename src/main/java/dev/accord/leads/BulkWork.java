package dev.accord.leads;

import dev.accord.people.Acting;
import dev.accord.shared.Id;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does a bulk change, or takes it back, some hundred leads at a time: each time all that is done to them, their
 * history and the count of it, or nothing.
 */
@Component
class BulkWork {

    private static final int CHUNK = 500;

    private final NamedParameterJdbcOperations jdbc;
    private final JdbcClient client;
    private final BulkJudgement judgement;
    private final Lifecycle lifecycle;
    private final Progression progression;
    private final FactChanges factChanges;
    private final Sayings sayings;
    private final ChangedLeads changedLeads;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    BulkWork(
            NamedParameterJdbcOperations jdbc,
            JdbcClient client,
            BulkJudgement judgement,
            Lifecycle lifecycle,
            Progression progression,
            FactChanges factChanges,
            Sayings sayings,
            ChangedLeads changedLeads,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.client = client;
        this.judgement = judgement;
        this.lifecycle = lifecycle;
        this.progression = progression;
        this.factChanges = factChanges;
        this.sayings = sayings;
        this.changedLeads = changedLeads;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** Changes the next leads. @return whether there were any */
    @Transactional
    public boolean change(Id change, Wanted wanted) {
        List<Long> leads = next(change, "FIT");
        if (leads.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        hold(leads);
        BulkJudgement.Judgement verdict = judgement.of(wanted, acting.now());
        jdbc.update(
                """
                UPDATE bulk_change_lead b
                  JOIN lead_record l ON l.id = b.lead_id
                  JOIN stage s ON s.id = l.stage_id
                   SET b.refusal = %s,
                       b.stage_id = l.stage_id, b.owner_id = l.owner_id, b.owner_name = l.owner_name, b.value = %s
                 WHERE b.change_id = :change AND b.lead_id IN (:leads)
                """.formatted(verdict.sql(), before(wanted)), of(change, leads).addValues(verdict.parameters()));
        int refused = settle(change, leads, "FIT", "REFUSED", "DONE");
        List<Long> fit = among(change, leads, "DONE");
        if (!fit.isEmpty()) {
            apply(wanted, fit, now);
        }
        client.sql("""
                        UPDATE bulk_change_lead SET done_at = :now WHERE change_id = :change AND lead_id IN (:leads) AND state = 'DONE'
                        """)
                .param("now", Timestamp.from(now))
                .param("change", change.value())
                .param("leads", leads)
                .update();
        count(change, "done = done + :good, refused = refused + :bad", fit.size(), refused);
        return true;
    }

    /** Takes the next leads back. @return whether there were any */
    @Transactional
    public boolean undo(Id change, BulkChange.Kind kind, String reason) {
        List<Long> leads = next(change, "DONE");
        if (leads.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        hold(leads);
        jdbc.update("""
                UPDATE bulk_change_lead b
                  JOIN bulk_change c ON c.id = b.change_id
                  JOIN lead_record l ON l.id = b.lead_id
                   SET b.refusal = %s
                 WHERE b.change_id = :change AND b.lead_id IN (:leads)
                """.formatted(judgement.ofUndoing(kind)), of(change, leads));
        int kept = settle(change, leads, "DONE", "KEPT", "UNDONE");
        List<Long> fit = among(change, leads, "UNDONE");
        if (!fit.isEmpty()) {
            takeBack(change, kind, fit, reason, now);
        }
        count(change, "done = done - :good - :bad, undone = undone + :good, kept = kept + :bad", fit.size(), kept);
        return true;
    }

    private List<Long> next(Id change, String state) {
        return client.sql("""
                        SELECT lead_id FROM bulk_change_lead
                         WHERE change_id = :change AND state = :state ORDER BY lead_id LIMIT :chunk
                        """)
                .param("change", change.value())
                .param("state", state)
                .param("chunk", CHUNK)
                .query(Long.class)
                .list();
    }

    /** Nobody else changes these leads until this is done: an update that changes nothing waits for others, and others for it. */
    private void hold(List<Long> leads) {
        jdbc.update("UPDATE lead_record SET stage_id = stage_id WHERE id IN (:leads)", Map.of("leads", leads));
    }

    /** What the lead was before, beside its stage and its owner. */
    private static String before(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Move move -> "NULL";
            case Wanted.Assign assign -> "NULL";
            case Wanted.Disqualify disqualify -> "l.disqualified_reason";
            case Wanted.Campaign campaign -> "l.campaign";
            case Wanted.Segment segment -> "l.segment";
        };
    }

    /** @return of how many leads it was refused */
    private int settle(Id change, List<Long> leads, String from, String refused, String otherwise) {
        String settle = """
                UPDATE bulk_change_lead SET state = :to
                 WHERE change_id = :change AND lead_id IN (:leads) AND state = :from AND refusal IS %s NULL
                """;
        MapSqlParameterSource these = of(change, leads).addValue("from", from);
        int count = jdbc.update(settle.formatted("NOT"), these.addValue("to", refused));
        jdbc.update(settle.formatted(""), these.addValue("to", otherwise));
        return count;
    }

    private List<Long> among(Id change, List<Long> leads, String state) {
        return jdbc.queryForList(
                "SELECT lead_id FROM bulk_change_lead WHERE change_id = :change AND lead_id IN (:leads) AND state = :state",
                of(change, leads).addValue("state", state),
                Long.class);
    }

    private void count(Id change, String sums, int good, int bad) {
        client.sql("UPDATE bulk_change SET " + sums + " WHERE id = :change")
                .param("good", good)
                .param("bad", bad)
                .param("change", change.value())
                .update();
    }

    private void apply(Wanted wanted, List<Long> leads, Instant now) {
        Lifecycle.Stages stages = lifecycle.stages();
        switch (wanted) {
            case Wanted.Move move ->
                advance(moves(leads, lead -> stages.keyed(move.stage()), now, move.reason()), true);
            case Wanted.Disqualify out -> {
                write(leads, "disqualified_reason", out.reason());
                Stage stage = stages.first(StageKind.DISQUALIFIED);
                advance(moves(leads, lead -> stage, now, out.reason()), true);
            }
            case Wanted.Assign assign -> {
                note(leads);
                jdbc.update(
                        "UPDATE lead_record SET owner_id = :owner, owner_name = NULL WHERE id IN (:leads)",
                        Map.of("owner", assign.person().value(), "leads", leads));
                tell(leads, now, "assigned to person " + assign.person());
            }
            case Wanted.Campaign campaign -> {
                change(leads, "campaign", () -> write(leads, "campaign", campaign.name()));
                tell(leads, now, "set the campaign to " + campaign.name());
            }
            case Wanted.Segment segment -> {
                change(leads, "segment", () -> write(leads, "segment", segment.name()));
                tell(leads, now, "set the segment to " + segment.name());
            }
        }
    }

    private void advance(List<StageMove> moves, boolean offer) {
        progression.advance(Progression.News.moves(moves, offer));
    }

    /** Definitions may ask for this fact: they are applied to what was known before, and to what is known now. */
    private void change(List<Long> leads, String field, Runnable writing) {
        Map<Long, Optional<String>> before = values(leads, field);
        writing.run();
        Map<Long, Optional<String>> after = values(leads, field);
        factChanges.keep(leads.stream()
                .map(lead -> new FactChanges.Change(
                        new Id(lead),
                        field,
                        before.getOrDefault(lead, Optional.empty()).orElse(null),
                        after.getOrDefault(lead, Optional.empty()).orElse(null)))
                .toList());
        progression.advance(Progression.News.touched(leads.stream().map(Id::new).toList(), true));
    }

    private Map<Long, Optional<String>> values(List<Long> leads, String field) {
        Map<Long, Optional<String>> values = new HashMap<>();
        jdbc.query("SELECT id, " + field + " FROM lead_record WHERE id IN (:leads)", Map.of("leads", leads), row -> {
            values.put(row.getLong(1), Optional.ofNullable(row.getString(2)));
        });
        return values;
    }

    private void write(List<Long> leads, String column, String value) {
        sayings.overrule(leads, column);
        note(leads);
        jdbc.update(
                "UPDATE lead_record SET " + column + " = :value WHERE id IN (:leads)",
                Map.of("value", value, "leads", leads));
    }

    private void takeBack(Id change, BulkChange.Kind kind, List<Long> leads, String reason, Instant now) {
        switch (kind) {
            case MOVE -> moveBack(change, leads, reason, now);
            case DISQUALIFY -> {
                restore(change, leads, "disqualified_reason");
                moveBack(change, leads, reason, now);
            }
            case ASSIGN -> {
                restoreOwners(change, leads);
                tell(leads, now, "gave back to who was responsible before");
            }
            case CAMPAIGN -> {
                change(leads, "campaign", () -> restore(change, leads, "campaign"));
                tell(leads, now, "set back the campaign");
            }
            case SEGMENT -> {
                change(leads, "segment", () -> restore(change, leads, "segment"));
                tell(leads, now, "set back the segment");
            }
        }
    }

    /** The history goes on: another entry leads back. The offers that the move had brought are withdrawn by it. */
    private void moveBack(Id change, List<Long> leads, String reason, Instant now) {
        Lifecycle.Stages stages = lifecycle.stages();
        Map<Long, Stage> before = new HashMap<>();
        List<Instant> moments = new ArrayList<>();
        jdbc.query("""
                SELECT lead_id, stage_id, done_at FROM bulk_change_lead
                 WHERE change_id = :change AND lead_id IN (:leads)
                """, of(change, leads), row -> {
            before.put(row.getLong("lead_id"), stages.byId(new Id(row.getLong("stage_id"))));
            moments.add(row.getTimestamp("done_at").toInstant());
        });
        advance(moves(leads, lead -> Objects.requireNonNull(before.get(lead)), now, reason), false);
        restoreOwners(change, leads);
        moments.stream()
                .min(Instant::compareTo)
                .ifPresent(since -> events.publishEvent(new LeadsReturned(
                        now, acting.now().person(), leads.stream().map(Id::new).toList(), since)));
    }

    private void restoreOwners(Id change, List<Long> leads) {
        note(leads);
        jdbc.update("""
                UPDATE lead_record l JOIN bulk_change_lead b ON b.lead_id = l.id AND b.change_id = :change
                   SET l.owner_id = b.owner_id, l.owner_name = b.owner_name
                 WHERE l.id IN (:leads)
                """, of(change, leads));
    }

    private void note(List<Long> leads) {
        leads.forEach(lead -> changedLeads.note(new Id(lead)));
    }

    private void restore(Id change, List<Long> leads, String column) {
        note(leads);
        jdbc.update("""
                UPDATE lead_record l JOIN bulk_change_lead b ON b.lead_id = l.id AND b.change_id = :change
                   SET l.%s = b.value
                 WHERE l.id IN (:leads)
                """.formatted(column), of(change, leads));
        sayings.agree(leads, column);
    }

    private static List<StageMove> moves(List<Long> leads, Function<Long, Stage> to, Instant at, String reason) {
        return leads.stream()
                .map(lead -> new StageMove(new Id(lead), to.apply(lead), at, reason))
                .toList();
    }

    private void tell(List<Long> leads, Instant now, String summary) {
        Optional<Id> by = acting.now().person();
        events.publishEvent(
                new LeadsChanged(now, by, leads.stream().map(Id::new).toList(), summary));
    }

    private static MapSqlParameterSource of(Id change, List<Long> leads) {
        return new MapSqlParameterSource("change", change.value()).addValue("leads", leads);
    }
}
