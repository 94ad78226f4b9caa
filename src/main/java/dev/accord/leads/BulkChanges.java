package dev.accord.leads;

import dev.accord.leads.BulkChange.Outcome;
import dev.accord.leads.BulkChange.State;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes many leads at once. First it is asked what would become of which; then it is done, some hundred leads at a
 * time, and can be undone for ten minutes. Nobody changes by it what they may not change one by one; what is refused is
 * listed with the reason.
 */
@Service
public class BulkChanges {

    /** More leads than this are not changed at once. */
    public static final int MOST = 100_000;

    private static final Logger log = LoggerFactory.getLogger(BulkChanges.class);
    private static final int AT_ONCE = 500;
    private static final int PAGE = 1_000;
    private static final int TRIES = 3;
    private static final Duration KEPT_ASKED = Duration.ofDays(1);

    /**
     * What would become of the leads.
     *
     * @param refusals why leads would be left as they are, and how many
     * @param follows what other modules would do with how many of those that move
     */
    public record Preview(BulkChange change, Map<String, Integer> refusals, Map<String, Integer> follows)
            implements Serializable {}

    /** A lead in a change. @param why why it was left as it is, or was not taken back; empty where it was */
    public record Line(Id lead, String name, String stage, Outcome outcome, String why) implements Serializable {}

    private final BulkRuns runs;
    private final BulkWork work;
    private final BulkQueue queue;
    private final BulkJudgement judgement;
    private final LeadQueries queries;
    private final Lifecycle lifecycle;
    private final ObjectProvider<WhatFollows> followers;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    BulkChanges(
            BulkRuns runs,
            BulkWork work,
            BulkQueue queue,
            BulkJudgement judgement,
            LeadQueries queries,
            Lifecycle lifecycle,
            ObjectProvider<WhatFollows> followers,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.work = work;
        this.queue = queue;
        this.judgement = judgement;
        this.queries = queries;
        this.lifecycle = lifecycle;
        this.followers = followers;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Says what would become of the leads, and keeps in mind which they are. Nothing is changed yet.
     *
     * @throws Refused with code {@code too-many-leads}, {@code no-leads}, {@code unknown-stage} or {@code no-owner}
     */
    @PreAuthorize(Access.WORKERS)
    @Transactional
    public Preview ask(Chosen chosen, Wanted wanted) {
        judgement.refuseSenseless(wanted);
        Instant now = clock.instant();
        runs.dropAsked(now.minus(KEPT_ASKED), Optional.empty());
        Id id = ids.next();
        runs.ask(id, wanted, acting.person(), now);
        int count = judge(id, chosen, judgement.of(wanted, acting.now()));
        if (count == 0) {
            throw Refused.invalid("no-leads", "no lead is chosen");
        }
        if (count > MOST) {
            throw Refused.invalid("too-many-leads", "at most %,d leads are changed at once: narrow the list", MOST);
        }
        Map<String, Integer> refusals = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT refusal, COUNT(*) FROM bulk_change_lead WHERE change_id = :id AND state = 'REFUSED'
                         GROUP BY refusal ORDER BY 2 DESC, 1
                        """)
                .param("id", id.value())
                .query((row, number) -> refusals.merge(judgement.words(row.getString(1)), row.getInt(2), Integer::sum))
                .list();
        jdbc.sql("UPDATE bulk_change SET chosen = :chosen, refused = :refused WHERE id = :id")
                .param("chosen", count)
                .param(
                        "refused",
                        refusals.values().stream().mapToInt(Integer::intValue).sum())
                .param("id", id.value())
                .update();
        return new Preview(report(id), refusals, follows(id, wanted));
    }

    /** Writes down each lead with what speaks against changing it. @return how many leads there are */
    private int judge(Id id, Chosen chosen, BulkJudgement.Judgement verdict) {
        Map<String, Object> parameters = new HashMap<>(verdict.parameters());
        String leads =
                switch (chosen) {
                    case Chosen.These these -> {
                        parameters.put(
                                "these", these.leads().stream().map(Id::value).toList());
                        yield "SELECT id FROM lead_record WHERE id IN (:these)";
                    }
                    case Chosen.Matching matching -> {
                        LeadQuery query = queries.of(matching.filter());
                        parameters.putAll(query.parameters());
                        parameters.put("most", MOST + 1);
                        yield query.ids(LeadOrder.NEWEST_FIRST) + " LIMIT :most";
                    }
                };
        if (chosen instanceof Chosen.These these && these.leads().isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                        INSERT INTO bulk_change_lead (change_id, lead_id, state, refusal)
                        SELECT :change, judged.id, CASE WHEN judged.refusal IS NULL THEN 'FIT' ELSE 'REFUSED' END, judged.refusal
                          FROM (SELECT l.id, %s AS refusal
                                  FROM (%s) chosen
                                  JOIN lead_record l ON l.id = chosen.id
                                  JOIN stage s ON s.id = l.stage_id) judged
                        """.formatted(verdict.sql(), leads))
                .params(parameters)
                .param("change", id.value())
                .update();
    }

    private Map<String, Integer> follows(Id id, Wanted wanted) {
        Lifecycle.Stages stages = lifecycle.stages();
        Stage to;
        switch (wanted) {
            case Wanted.Move move -> to = stages.keyed(move.stage());
            case Wanted.Disqualify out -> to = stages.first(StageKind.DISQUALIFIED);
            default -> {
                return Map.of();
            }
        }
        Map<String, Integer> sums = new LinkedHashMap<>();
        List<Id> page = fitAfter(id, 0);
        while (!page.isEmpty()) {
            List<Id> leads = page;
            followers.forEach(follower ->
                    follower.whenMoved(leads, to).forEach((what, count) -> sums.merge(what, count, Integer::sum)));
            page = fitAfter(id, page.getLast().value());
        }
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    private List<Id> fitAfter(Id change, long last) {
        return jdbc.sql("""
                        SELECT lead_id FROM bulk_change_lead
                         WHERE change_id = :change AND state = 'FIT' AND lead_id > :last ORDER BY lead_id LIMIT :page
                        """)
                .param("change", change.value())
                .param("last", last)
                .param("page", PAGE)
                .query((row, number) -> new Id(row.getLong(1)))
                .list();
    }

    /** Forgets what was asked for. */
    @PreAuthorize(Access.WORKERS)
    @Transactional
    public void drop(Id change) {
        own(report(change));
        runs.dropAsked(clock.instant().plus(KEPT_ASKED), Optional.of(change));
    }

    /**
     * Does what was asked for: few leads at once, many in the background; {@link #report} says how far it is.
     *
     * @throws Refused with code {@code already-begun} or {@code not-yours}
     */
    @PreAuthorize(Access.WORKERS)
    public void begin(Id change) {
        BulkChange asked = own(report(change));
        if (!runs.turn(change, List.of(State.ASKED), State.RUNNING)) {
            throw Refused.conflict("already-begun", "this change was begun already");
        }
        runs.begun(change, clock.instant());
        Wanted wanted = runs.wanted(change);
        go(asked, asked.waiting(), State.RUNNING, () -> work.change(change, wanted));
    }

    /**
     * Takes a change back, as long as that is offered: facts and owners become what they were, and leads that were moved
     * enter the stage again where they stood. What was changed since stays, and is listed.
     *
     * @throws Refused with code {@code too-late}, {@code nothing-to-undo} or {@code not-yours}
     */
    @PreAuthorize(Access.WORKERS)
    public void undo(Id change) {
        BulkChange done = own(report(change));
        if (done.undoUntil() != null && !clock.instant().isBefore(done.undoUntil())) {
            throw Refused.conflict("too-late", "a change can be undone for %d minutes", BulkQueue.UNDO.toMinutes());
        }
        if (!done.canBeUndone(clock.instant())
                || !runs.turn(change, List.of(State.DONE, State.STOPPED), State.UNDOING)) {
            throw Refused.conflict("nothing-to-undo", "there is nothing to undo");
        }
        String reason = done.reason().isEmpty() ? "undone: " + done.what() : "undone: " + done.reason();
        go(done, done.done(), State.UNDOING, () -> work.undo(change, done.kind(), reason));
    }

    /** Has a change stop soon. What was done stays, and can be undone. */
    @PreAuthorize(Access.WORKERS)
    public void stop(Id change) {
        own(report(change));
        runs.end(change, State.RUNNING, State.STOPPED, Optional.of("It was stopped on the way."), clock.instant());
    }

    private void go(BulkChange change, int leads, State state, BooleanSupplier step) {
        Id person = acting.person();
        if (leads <= AT_ONCE) {
            finish(change.id(), person, state, step);
        } else {
            queue.add(() -> acting.as(person, () -> {
                finish(change.id(), person, state, step);
                return "";
            }));
        }
    }

    private void finish(Id change, Id person, State state, BooleanSupplier step) {
        try {
            boolean more = true;
            while (more && report(change).state() == state) {
                if (Thread.currentThread().isInterrupted()) {
                    throw Refused.conflict("interrupted", "the portal is being stopped");
                }
                more = attempt(step);
            }
            transaction.executeWithoutResult(status -> ended(change, person, state));
        } catch (RuntimeException e) {
            log.warn("Bulk change {} broke off", change, e);
            String why = e instanceof Refused refused ? refused.reason() : "Something went wrong on the way.";
            runs.end(change, state, State.STOPPED, Optional.of(why), clock.instant());
            if (e instanceof Refused refused) {
                throw refused;
            }
        }
    }

    /** Two who change the same leads may meet; the one that the database chose begins again. */
    private static boolean attempt(BooleanSupplier step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.getAsBoolean();
            } catch (PessimisticLockingFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void ended(Id change, Id person, State state) {
        Instant now = clock.instant();
        if (state == State.RUNNING && runs.end(change, State.RUNNING, State.DONE, Optional.empty(), now)) {
            BulkChange done = report(change);
            tell(done, person, now, "%s: %,d leads, %,d refused".formatted(done.what(), done.done(), done.refused()));
        } else if (state == State.UNDOING && runs.turn(change, List.of(State.UNDOING), State.UNDONE)) {
            runs.undone(change, person, now);
            BulkChange undone = report(change);
            tell(
                    undone,
                    person,
                    now,
                    "undone, %s: %,d leads, %,d stay as they are"
                            .formatted(undone.what(), undone.undone(), undone.kept()));
        }
    }

    private void tell(BulkChange change, Id person, Instant now, String summary) {
        String why = change.reason().isEmpty() ? "" : " (" + change.reason() + ")";
        events.publishEvent(new BulkChangeEnded(now, Optional.of(person), change.id(), summary + why));
    }

    /** @throws Refused with code {@code unknown-change} */
    @PreAuthorize(Access.SIGNED_IN)
    public BulkChange report(Id change) {
        return runs.find(change)
                .orElseThrow(() -> Refused.notFound("unknown-change", "there is no bulk change %s", change));
    }

    /** The last changes of everybody, the newest first. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<BulkChange> recent(int limit) {
        return runs.newest(limit);
    }

    /** The leads of a change that met with that. */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Line> lines(Id change, Outcome outcome, int offset, int limit) {
        return jdbc.sql("""
                        SELECT b.lead_id AS `lead`, s.label AS stage, b.state AS outcome, COALESCE(b.refusal, '') AS why,
                               \s""" + LeadName.SQL + """
                               AS name
                          FROM bulk_change_lead b
                          JOIN lead_record l ON l.id = b.lead_id
                          JOIN stage s ON s.id = l.stage_id
                         WHERE b.change_id = :change AND b.state = :outcome
                         ORDER BY b.lead_id LIMIT :limit OFFSET :offset
                        """)
                .param("change", change.value())
                .param("outcome", outcome.name())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Line(
                        new Id(row.getLong("lead")),
                        Objects.requireNonNull(row.getString("name")),
                        row.getString("stage"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("why").isEmpty() ? "" : judgement.words(row.getString("why"))))
                .list();
    }

    private BulkChange own(BulkChange change) {
        SignedIn who = acting.now();
        if (!who.person().equals(Optional.of(change.askedById())) && !who.is(Role.ADMIN)) {
            throw Refused.forbidden("not-yours", "%s asked for this change; it is theirs", change.askedBy());
        }
        return change;
    }
}
