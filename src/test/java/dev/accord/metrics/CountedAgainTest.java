package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.handoffs.Cause;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Activities;
import dev.accord.leads.ActivityRecord;
import dev.accord.leads.BulkChanges;
import dev.accord.leads.ChangedLeads;
import dev.accord.leads.Chosen;
import dev.accord.leads.LeadFilter;
import dev.accord.leads.Leads;
import dev.accord.leads.MergeChoice;
import dev.accord.leads.Merges;
import dev.accord.leads.Opportunities;
import dev.accord.leads.OpportunityRecord;
import dev.accord.leads.StageEntries;
import dev.accord.leads.StageEntryRecord;
import dev.accord.leads.Wanted;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.Piece;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A random life of some leads, through the services: told, corrected, moved, offered, answered, merged, parted, changed in
 * bulk and erased. After each step every figure that is kept in sums says what the history says, whether what changed has
 * been counted again or not; and in the end the sums are those that one gets who counts everything anew.
 * {@code -Daccord.steps=1000} takes more of them than a run of all tests has time for.
 */
@DatabaseTest
class CountedAgainTest {

    private static final int STEPS = Integer.getInteger("accord.steps", 70);
    private static final long SEED = 20_261_130;
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String SUMS = """
            SELECT CONCAT_WS('|', r.name, s.dimension, s.day, s.grp, s.owner_id, s.kind, s.mark, s.fault, s.currency,
                             s.records, s.numerator, s.denominator, s.denominators)
              FROM rolled_sum s JOIN roll_up r ON r.id = s.roll_up_id
             WHERE s.records <> 0 OR s.numerator <> 0 ORDER BY 1
            """;

    @Autowired
    Cast cast;

    @Autowired
    Leads leads;

    @Autowired
    StageEntries entries;

    @Autowired
    Activities activities;

    @Autowired
    Opportunities opportunities;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Merges merges;

    @Autowired
    BulkChanges changes;

    @Autowired
    Formulas formulas;

    @Autowired
    Figures figures;

    @Autowired
    RollUps rollUps;

    @Autowired
    RollUpRows rows;

    @Autowired
    RollUpKeeping keeping;

    @Autowired
    RollUpCheck check;

    @Autowired
    ChangedLeads changed;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Value("${accord.zone:UTC}")
    ZoneId zone;

    private final Random random = new Random(SEED);
    private final List<Id> all = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private Instant now = MONDAY;

    private enum Step {
        TELL,
        TELL_AGAIN,
        ENTER,
        MOVE,
        DO,
        DEAL,
        DEAL_AGAIN,
        ACCEPT,
        DISPUTE,
        UNDO,
        MERGE,
        PART,
        BULK,
        ERASE
    }

    @Test
    void everyFigureSaysWhatTheHistorySaysWhateverHappens() {
        Cast.Players players = cast.enter();
        keep();
        List<String> story = new ArrayList<>();
        for (int number = 0; number < STEPS; number++) {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(2_000)));
            Step step = number < 8 ? Step.TELL : Step.values()[random.nextInt(Step.values().length)];
            story.add(take(step, number, players));
            holds(story);
            if (random.nextInt(3) == 0) {
                keep();
                assertThat(changed.waiting(1)).isEmpty();
                holds(story);
            }
        }
        keep();
        assertThat(taken.keySet())
                .containsAll(List.of(
                        "TELL",
                        "TELL_AGAIN",
                        "ENTER",
                        "MOVE",
                        "DO",
                        "DEAL",
                        "DEAL_AGAIN",
                        "ACCEPT",
                        "UNDO",
                        "MERGE",
                        "PART",
                        "BULK",
                        "ERASE"));

        List<String> sums = jdbc.sql(SUMS).query(String.class).list();
        rows.distrustAll();
        keep();
        assertThat(jdbc.sql(SUMS).query(String.class).list())
                .hasSizeGreaterThan(500)
                .isEqualTo(sums);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM roll_up").query(Integer.class).single())
                .isEqualTo(rollUps.wanted().size());
    }

    @Test
    void theCheckFindsASumThatIsWrongAndHasItBuiltAnew() {
        Cast.Players players = cast.enter();
        take(Step.TELL, 1, players);
        keep();
        assertThat(troubleOfTheCheck()).isEmpty();

        jdbc.sql("""
                        UPDATE rolled_sum s JOIN roll_up r ON r.id = s.roll_up_id AND r.name LIKE 'leads-generated%'
                           SET s.records = s.records + 1, s.numerator = s.numerator + 1
                        """).update();
        Optional<String> trouble = Optional.empty();
        for (int day = 0; day < 24 * 7 && trouble.isEmpty(); day++) {
            now = now.plus(Duration.ofDays(1));
            trouble = troubleOfTheCheck();
        }
        assertThat(trouble).hasValueSatisfying(text -> assertThat(text).startsWith("leads-generated, period of 20"));
        keep();

        holds(List.of("built anew"));
        assertThat(troubleOfTheCheck()).isEmpty();
    }

    private Optional<String> troubleOfTheCheck() {
        Optional<String> trouble = Optional.empty();
        Optional<String> after = Optional.empty();
        do {
            Piece piece = piece(check::work, after);
            trouble = trouble.or(piece::trouble);
            after = piece.next();
        } while (after.isPresent());
        return trouble;
    }

    private void keep() {
        Optional<String> after = Optional.empty();
        do {
            after = piece(keeping::work, after).next();
        } while (after.isPresent());
    }

    private interface Work {
        Piece work(Optional<String> after);
    }

    private Piece piece(Work work, Optional<String> after) {
        return clock.at(now, () -> acting.asPortal(() -> transaction.execute(status -> work.work(after))));
    }

    private void holds(List<String> story) {
        Period period = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2027, 6, 1), zone);
        List<Breakdown> breakdowns = List.of(
                Breakdown.SOURCE,
                Breakdown.PERSON,
                Breakdown.SEGMENT,
                Breakdown.CAMPAIGN,
                Breakdown.MONTH,
                Breakdown.DAY);
        clock.at(
                now,
                () -> acting.asPortal(() -> transaction.execute(status -> {
                    for (RollUp rollUp : rollUps.wanted()) {
                        String key = rollUp.formula().metric().key();
                        FigureQuery query = FigureQuery.over(period)
                                .on(rollUp.basis())
                                .by(breakdowns.get(random.nextInt(breakdowns.size())));
                        assertThat(rows.built(rollUp.signature())).isPresent();
                        assertThat(figures.figure(key, query))
                                .as("%s by %s after %s", rollUp.name(), query.by(), story)
                                .isEqualTo(figures.fromHistory(key, query));
                    }
                    return "";
                })));
    }

    private String take(Step step, int number, Cast.Players players) {
        try {
            String done = step(step, number, players);
            taken.merge(step.name(), 1, Integer::sum);
            return done;
        } catch (Refused no) {
            return step + " refused: " + no.code();
        }
    }

    private String step(Step step, int number, Cast.Players players) {
        Id lead = all.isEmpty() ? players.rep() : all.get(random.nextInt(all.size()));
        Id rep = random.nextBoolean() ? players.rep() : players.otherRep();
        switch (step) {
            case TELL, TELL_AGAIN -> {
                int which = step == Step.TELL ? number : random.nextInt(all.size());
                Id told = at(
                        players.marketer(),
                        () -> leads.record(List.of(TestLeads.told("test", "L" + which, facts())), true)
                                .getFirst()
                                .id());
                if (!all.contains(told)) {
                    all.add(told);
                }
            }
            case ENTER ->
                at(
                        players.marketer(),
                        () -> entries.record(
                                List.of(new StageEntryRecord(
                                        "test",
                                        lead,
                                        any("LEAD", "MQL", "SQL", "SAL", "NURTURE"),
                                        before(),
                                        Optional.empty(),
                                        Optional.empty())),
                                random.nextBoolean()));
            case MOVE ->
                at(players.marketer(), () -> {
                    leads.move(lead, any("MQL", "SQL", "NURTURE"), "as things are");
                    return "";
                });
            case DO ->
                at(
                        players.marketer(),
                        () -> activities.takeIn(
                                List.of(new ActivityRecord(
                                        "test",
                                        "A" + random.nextInt(12),
                                        lead,
                                        any("CALL", "MEETING", "VISIT", "DEMO_REQUEST"),
                                        before(),
                                        Optional.of(any("OUTBOUND", "INBOUND")),
                                        Optional.of(any("HELD", "CONNECTED", "NO_ANSWER")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(any("tess.rep", "Nobody Known")))),
                                true));
            case DEAL, DEAL_AGAIN -> {
                String which = "D" + (step == Step.DEAL ? 100 + number : random.nextInt(6));
                OpportunityRecord.Outcome outcome = OpportunityRecord.Outcome.values()[random.nextInt(3)];
                at(
                        players.manager(),
                        () -> opportunities.record(
                                List.of(new OpportunityRecord(
                                        "test",
                                        which,
                                        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(lead),
                                        Optional.of("Deal " + which),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.ofNullable(maybe("tess.rep", "tess.rep2", "Nobody Known")),
                                        Optional.empty(),
                                        Optional.ofNullable(maybe("100.50", "250", "0"))
                                                .map(amount -> Money.of(amount, "EUR")),
                                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(before()),
                                        Optional.empty(),
                                        outcome == OpportunityRecord.Outcome.OPEN
                                                ? Optional.empty()
                                                : Optional.of(before()),
                                        Optional.ofNullable(maybe("Demo", "Offer")),
                                        outcome,
                                        Optional.empty())),
                                true));
            }
            case ACCEPT -> answer(rep, handoffs::accept);
            case DISPUTE -> answer(rep, id -> handoffs.dispute(id, Cause.NO_BUDGET, "says the buyer"));
            case UNDO -> {
                Id answering = rep;
                List<Long> own = jdbc.sql(
                                "SELECT id FROM handoff WHERE decided_by = :rep AND state = 'ACCEPTED' ORDER BY decided_at DESC")
                        .param("rep", answering.value())
                        .query(Long.class)
                        .list();
                if (own.isEmpty()) {
                    throw Refused.invalid("nothing", "there is nothing to take back");
                }
                now = jdbc.sql("SELECT decided_at FROM handoff WHERE id = :id")
                        .param("id", own.getFirst())
                        .query((row, any) -> row.getTimestamp(1).toInstant())
                        .single()
                        .plusSeconds(3);
                at(answering, () -> {
                    handoffs.undo(new Id(own.getFirst()));
                    return "";
                });
            }
            case MERGE -> {
                Id other = all.get(random.nextInt(all.size()));
                Set<String> chosen =
                        random.nextBoolean() ? Set.of("channel", MergeChoice.STAGE) : Set.of("segment", "owner_id");
                at(players.manager(), () -> merges.merge(new MergeChoice(lead, other, chosen, "same person")));
            }
            case PART -> {
                Long merge = jdbc.sql("SELECT MAX(id) FROM lead_merge WHERE undone_at IS NULL")
                        .query((row, any) -> row.getObject(1, Long.class))
                        .list()
                        .getFirst();
                if (merge == null) {
                    throw Refused.invalid("nothing", "nothing is merged");
                }
                at(players.manager(), () -> {
                    merges.undo(new Id(merge), "not the same");
                    return "";
                });
            }
            case BULK -> bulk(players.manager());
            case ERASE -> {
                if (random.nextInt(3) > 0) {
                    throw Refused.invalid("seldom", "few are erased");
                }
                at(players.administrator(), () -> {
                    leads.erase(lead);
                    return "";
                });
            }
        }
        return step.name();
    }

    private void answer(Id rep, Consumer<Id> answer) {
        List<Long> open = jdbc.sql("SELECT id FROM handoff WHERE state = 'OFFERED' ORDER BY id DESC LIMIT 1")
                .query(Long.class)
                .list();
        if (open.isEmpty()) {
            throw Refused.invalid("nothing", "nothing is offered");
        }
        at(rep, () -> {
            answer.accept(new Id(open.getFirst()));
            return "";
        });
    }

    private void bulk(Id who) {
        Wanted wanted =
                switch (random.nextInt(4)) {
                    case 0 -> new Wanted.Segment(any("SMB", "Enterprise"));
                    case 1 -> new Wanted.Campaign(any("Spring", "Autumn"));
                    case 2 -> new Wanted.Disqualify("students");
                    default -> new Wanted.Assign(who);
                };
        Chosen chosen = new Chosen.Matching(LeadFilter.of(Map.of("stage", any("LEAD", "MQL"))));
        Id change = at(who, () -> changes.ask(chosen, wanted)).change().id();
        at(who, () -> {
            changes.begin(change);
            return "";
        });
        if (random.nextBoolean()) {
            at(who, () -> {
                changes.undo(change);
                return "";
            });
        }
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        put(facts, "channel", maybe("Web", "Webinar", "Fair"));
        put(facts, "campaign", maybe("Spring", "Autumn"));
        put(facts, "segment", maybe("SMB", "Enterprise"));
        put(facts, "owner", maybe("tess.rep", "tess.rep2", "Nobody Known"));
        put(facts, "createdAt", before().toString());
        put(facts, "stage", any("LEAD", "MQL", "SQL"));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private Instant before() {
        return now.minus(Duration.ofMinutes(random.nextInt(200_000)));
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }

    private @Nullable String maybe(String... words) {
        int which = random.nextInt(words.length + 1);
        return which == words.length ? null : words[which];
    }

    private <T> T at(Id person, Supplier<T> work) {
        return clock.at(now, () -> acting.as(person, work));
    }
}
