package dev.accord.disputes;

import dev.accord.disputes.DisputeEvent.FindingAdded;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Ids;
import dev.accord.shared.Refused;
import dev.accord.shared.WordsForgotten;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is found out about a disputed lead: notes, evidence, and attempts to reach it. Sales may add what it knows, too. */
@Service
@Transactional
public class Research {

    private static final int LONGEST_FINDING = 2000;
    /** As much as an activity holds. */
    private static final int LONGEST_ATTEMPT = 1000;

    private static final int LONGEST_OUTCOME = 60;

    private final Cases cases;
    private final Activities activities;
    private final DisputeTidings tidings;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Research(
            Cases cases,
            Activities activities,
            DisputeTidings tidings,
            JdbcClient jdbc,
            Ids ids,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.activities = activities;
        this.tidings = tidings;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Adds what was found out.
     *
     * @throws Refused with code {@code missing-text}, {@code long-text} or {@code already-decided}
     */
    @PreAuthorize(Access.WORKERS)
    public void find(Id dispute, FindingKind kind, String text) {
        if (text.isBlank()) {
            throw Refused.invalid("missing-text", "write down what was found");
        }
        open(dispute);
        add(dispute, kind, text, Optional.empty());
    }

    /**
     * Attaches something that the lead did, or that was done with it, as evidence.
     *
     * @param text what it shows; may be blank
     * @throws Refused with code {@code foreign-activity} where it is of another lead, {@code long-text} or
     *     {@code already-decided}
     */
    @PreAuthorize(Access.WORKERS)
    public void attach(Id dispute, Id activity, String text) {
        Dispute open = open(dispute);
        boolean ofThisLead = jdbc.sql("SELECT COUNT(*) FROM lead_activity WHERE id = :activity AND lead_id = :lead")
                        .param("activity", activity.value())
                        .param("lead", open.lead().value())
                        .query(Long.class)
                        .single()
                > 0;
        if (!ofThisLead) {
            throw Refused.invalid("foreign-activity", "activity %s is none of this lead", activity);
        }
        add(dispute, FindingKind.EVIDENCE, text, Optional.of(activity));
    }

    /**
     * Logs an attempt to reach the lead, now and under one's own name. It is an activity of the lead, too.
     *
     * @param outcome in a word or two, such as "no answer"
     * @param note may be blank
     * @throws Refused with code {@code missing-outcome}, {@code long-text} or {@code already-decided}
     */
    @PreAuthorize(Access.WORKERS)
    public void attempt(Id dispute, ContactWay way, String outcome, String note) {
        if (outcome.isBlank() || outcome.strip().length() > LONGEST_OUTCOME) {
            throw Refused.invalid(
                    "missing-outcome", "say in a word or two, at most %d characters, how it ended", LONGEST_OUTCOME);
        }
        refuseLong(note, LONGEST_ATTEMPT);
        Dispute open = open(dispute);
        Id activity = activities
                .record(
                        List.of(new ActivityRecord(
                                "accord",
                                ids.next().toString(),
                                open.lead(),
                                way.name(),
                                clock.instant(),
                                Optional.of("OUTBOUND"),
                                Optional.of(outcome.strip()),
                                Optional.empty(),
                                Optional.of(note.strip()).filter(text -> !text.isEmpty()),
                                Optional.empty())),
                        true)
                .getFirst()
                .id();
        add(dispute, FindingKind.ATTEMPT, note, Optional.of(activity));
    }

    /** @return the finding */
    Id add(Id dispute, FindingKind kind, String text, Optional<Id> activity) {
        refuseLong(text, LONGEST_FINDING);
        Id finding = ids.next();
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO dispute_finding (id, dispute_id, kind, text, activity_id, found_by, found_at)
                        VALUES (:id, :dispute, :kind, :text, :activity, :by, :at)
                        """)
                .param("id", finding.value())
                .param("dispute", dispute.value())
                .param("kind", kind.name())
                .param("text", text.strip())
                .param("activity", activity.map(Id::value).orElse(null))
                .param("by", acting.person().value())
                .param("at", Timestamp.from(now))
                .update();
        events.publishEvent(new FindingAdded(now, acting.now().person(), dispute, kind));
        tidings.said(dispute, text);
        return finding;
    }

    private Dispute open(Id id) {
        Dispute dispute =
                cases.findById(id).orElseThrow(() -> Refused.notFound("unknown-dispute", "there is no dispute %s", id));
        dispute.refuseDecided();
        return dispute;
    }

    private static void refuseLong(String text, int longest) {
        if (text.length() > longest) {
            throw Refused.invalid("long-text", "the text has %d characters; at most %d fit", text.length(), longest);
        }
    }

    /** Takes out of the decided disputes of these leads whatever people wrote or filed about the person. */
    void forget(List<Id> leads, Instant at) {
        List<Long> these = leads.stream().map(Id::value).toList();
        List.of(
                        "UPDATE dispute SET claim = '', verdict = CASE WHEN verdict IS NOT NULL THEN '' END WHERE lead_id IN (:leads)",
                        """
                        UPDATE dispute_decision b JOIN dispute d ON d.id = b.dispute_id
                           SET b.note = CASE WHEN b.note IS NOT NULL THEN '' END
                         WHERE d.lead_id IN (:leads)
                        """,
                        """
                        UPDATE dispute_finding f JOIN dispute d ON d.id = f.dispute_id
                           SET f.text = ''
                         WHERE d.lead_id IN (:leads)
                        """,
                        """
                        DELETE p FROM dispute_file_part p
                          JOIN dispute_file f ON f.id = p.file_id
                          JOIN dispute d ON d.id = f.dispute_id
                         WHERE d.lead_id IN (:leads)
                        """,
                        """
                        UPDATE dispute_file f JOIN dispute d ON d.id = f.dispute_id
                           SET f.name = 'erased', f.removed_at = COALESCE(f.removed_at, :at)
                         WHERE d.lead_id IN (:leads)
                        """)
                .forEach(statement -> jdbc.sql(statement)
                        .param("leads", these)
                        .param("at", Timestamp.from(at))
                        .update());
        events.publishEvent(new WordsForgotten(
                "dispute",
                jdbc.sql("SELECT id FROM dispute WHERE lead_id IN (:leads)")
                        .param("leads", these)
                        .query((row, number) -> new Id(row.getLong(1)))
                        .list()));
    }
}
