package dev.accord.handoffs;

import static dev.accord.handoffs.Agreeing.SQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Agreeing.Wish;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.DayOff;
import dev.accord.people.Directory;
import dev.accord.people.People;
import dev.accord.people.TeamCard;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.Piece;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(Agreeing.class)
class HandoffClocksTest {

    /** A Wednesday; the team works from nine to five, UTC. Offers are due after 240 business minutes, warned of 60 before. */
    private static final Instant TEN = Instant.parse("2027-03-03T10:00:00Z");

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Autowired
    Cast cast;

    @Autowired
    Agreeing agree;

    @Autowired
    Leads leads;

    @Autowired
    LeadBook book;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    HandoffClocks clocks;

    @Autowired
    People people;

    @Autowired
    Directory directory;

    @Autowired
    Acting acting;

    @Autowired
    PortalClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    /**
     * Computed by hand. Marketing sits in Zurich (clocks change on 29 March and 25 October 2026), Sales works from nine
     * to five in the zone that is named. New York changes its clocks on 8 March and 1 November 2026; its Thanksgiving
     * is 26 November, and on the day after it closes at one. Zurich closes at noon on 24 December.
     */
    @ParameterizedTest(name = "{0} Zurich, {2} min in {1}: due {3} there, {4}")
    @CsvSource({
        "2026-03-04T16:00, America/New_York, 240, 2026-03-04T14:00, in the middle of the taker's day",
        "2026-03-06T21:00, America/New_York, 240, 2026-03-09T11:00, 'two hours on Friday, two after their clocks went forward'",
        "2026-03-09T09:00, America/New_York, 240, 2026-03-09T13:00, before they open in summer time and we do not",
        "2026-03-27T17:00, America/New_York, 240, 2026-03-27T16:00, five hours apart for three weeks",
        "2026-03-30T17:00, America/New_York, 240, 2026-03-30T15:00, six hours apart since our clocks went forward",
        "2026-10-23T22:30, America/New_York, 240, 2026-10-26T12:30, 'half an hour on Friday, the rest after our clocks went back'",
        "2026-10-30T21:00, America/New_York, 240, 2026-11-02T12:00, 'an hour on Friday, three after their clocks went back'",
        "2026-11-25T22:00, America/New_York, 240, 2026-11-27T12:00, over a holiday into a half day",
        "2026-11-25T22:30, America/New_York, 300, 2026-11-30T09:30, over a holiday and a whole half day",
        "2026-03-04T10:00, Asia/Tokyo,       240, 2026-03-05T13:00, the taker has closed for the day",
        "2026-03-27T16:00, Europe/Zurich,    120, 2026-03-30T10:00, over our change to summer time",
        "2026-10-23T16:00, Europe/Zurich,    120, 2026-10-26T10:00, over our change to winter time",
        "2026-12-23T16:30, Europe/Zurich,    240, 2026-12-28T09:30, 'half an hour, three of a half day, a holiday, half an hour'",
        "2026-12-24T12:00, Europe/Zurich,     60, 2026-12-28T10:00, offered when a half day closes"
    })
    void countsInTheBusinessHoursOfTheTaker(String offered, String takersZone, int minutes, String due, String why) {
        ZoneId zone = ZoneId.of(takersZone);
        boolean newYork = takersZone.equals("America/New_York");
        keepHours(
                zone,
                newYork
                        ? List.of(holiday("2026-11-26"), halfDay("2026-11-27", 13))
                        : List.of(holiday("2026-12-25"), halfDay("2026-12-24", 12)));
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        clock.at(from, () -> agree.on(players, Jump.arriving(SQL), from, wish -> wish.within(minutes, 30)));

        Id lead = clock.at(LocalDateTime.parse(offered).atZone(ZURICH).toInstant(), () -> recorded("L1"));

        assertThat(offerOf(lead).dueAt().atZone(zone).toLocalDateTime()).isEqualTo(LocalDateTime.parse(due));
        assertThat(directory(zone).between(offerOf(lead).warnAt(), offerOf(lead).dueAt()))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void tellsOnceThatAnOfferIsDueSoonAndOnceThatItIsPastDue() {
        Id lead = arrives("L1");
        assertThat(ring(at("12:59"))).isZero();

        assertThat(ring(at("13:00"))).isEqualTo(1);
        assertThat(ring(at("13:01"))).isZero();
        assertThat(told()).containsExactly("HandoffDueSoon");

        assertThat(ring(at("14:00"))).isEqualTo(1);
        assertThat(ring(at("16:00"))).isZero();
        assertThat(told()).containsExactly("HandoffDueSoon", "HandoffBreached");
        assertThat(offerOf(lead).state()).isEqualTo(HandoffState.OFFERED);
        assertThat(clock.at(at("14:01"), () -> cast.as(players.executive(), () -> queue.counts()))
                        .breached())
                .isEqualTo(1);
    }

    @Test
    void catchesUpAfterAnOutageWithoutAStorm() {
        agreeOn(wish -> wish.onBreach(OnBreach.ESCALATE));
        IntStream.range(0, 120).forEach(i -> arrives("L" + i));

        Instant threeDaysLater = TEN.plus(Duration.ofDays(3));
        List<Integer> pieces = run(threeDaysLater);

        assertThat(pieces).containsExactly(50, 50, 20);
        // each is past due once; that it was due soon is no news any more, and nobody's clock has run twice
        assertThat(told()).containsOnly("HandoffBreached").hasSize(120);
        assertThat(offers()).hasSize(120).allSatisfy(offer -> {
            assertThat(offer.assigneeId()).isEqualTo(players.manager());
            assertThat(offer.dueAt()).isAfter(threeDaysLater);
        });
        assertThat(run(threeDaysLater.plusSeconds(60))).containsExactly(0);
    }

    @Test
    void escalatesToTheManagerWhatIsPastDueAndRemindsThemThen() {
        agreeOn(wish -> wish.onBreach(OnBreach.ESCALATE));
        Id lead = arrives("L1");
        QueueItem first = offerOf(lead);

        ring(at("14:00"));

        QueueItem escalated = offerOf(lead);
        assertThat(item(first.id()).state()).isEqualTo(HandoffState.EXPIRED);
        assertThat(item(first.id()).overdueSeconds()).isZero();
        assertThat(escalated.assigneeId()).isEqualTo(players.manager());
        assertThat(escalated.escalated()).isTrue();
        assertThat(escalated.dueAt()).isEqualTo(Instant.parse("2027-03-04T10:00:00Z"));
        assertThat(clock.at(at("14:05"), () -> card(lead))).isEqualTo(Optional.of(players.manager()));

        ring(Instant.parse("2027-03-04T10:00:00Z"));
        assertThat(offerOf(lead).id()).isEqualTo(escalated.id());
        assertThat(told()).containsExactly("HandoffBreached", "HandoffBreached");
    }

    @Test
    void offersToEachPersonInTurnAndToTheManagerInTheEnd() {
        agreeOn(wish -> wish.onBreach(OnBreach.RE_OFFER).within(60, 0));
        Id lead = arrives("L1");
        Id first = Optional.ofNullable(offerOf(lead).assigneeId()).orElseThrow();

        ring(at("11:00"));
        Id second = Optional.ofNullable(offerOf(lead).assigneeId()).orElseThrow();
        ring(at("12:00"));
        Id third = Optional.ofNullable(offerOf(lead).assigneeId()).orElseThrow();
        ring(at("13:00"));
        ring(at("14:00"));

        assertThat(List.of(first, second)).containsExactlyInAnyOrder(players.rep(), players.otherRep());
        assertThat(third).isEqualTo(players.manager());
        assertThat(offerOf(lead).assigneeId()).isEqualTo(players.manager());
        assertThat(jdbc.sql("SELECT state, COUNT(*) AS n FROM handoff GROUP BY state ORDER BY state")
                        .query((row, number) -> row.getString(1) + " " + row.getInt(2))
                        .list())
                .containsExactly("EXPIRED 2", "OFFERED 1");
    }

    @Test
    void keepsReOffersUnderTheVersionOfTheFirst() {
        HandoffContract contract =
                agreeOn(wish -> wish.onBreach(OnBreach.RE_OFFER).saying("As we agreed then."));
        Id lead = arrives("L1");
        clock.at(
                at("11:00"),
                () -> agree.on(players, Jump.arriving(SQL), at("11:00"), wish -> wish.saying("As we agree now.")));

        ring(at("14:00"));

        assertThat(offerOf(lead).instruction()).isEqualTo("As we agreed then.");
        assertThat(contract.version()).isEqualTo(offerOf(lead).contractVersion());
    }

    @Test
    void movesWarningAndDueTimeByTheBusinessTimeThatTheClockRested() {
        Id lead = arrives("L1");
        QueueItem offer = offerOf(lead);
        as(at("12:00"), offer, () -> handoffs.pause(offer.id(), "Waits for their travel agent"));
        assertThat(offerOf(lead).pausedWhy()).isEqualTo("Waits for their travel agent");
        assertThat(ring(Instant.parse("2027-03-04T12:00:00Z"))).isZero();

        // rested from twelve to five and from nine to eleven: seven hours
        as(Instant.parse("2027-03-04T11:00:00Z"), offer, () -> handoffs.resume(offer.id()));

        assertThat(offerOf(lead).pausedWhy()).isNull();
        assertThat(offerOf(lead).warnAt()).isEqualTo(Instant.parse("2027-03-04T12:00:00Z"));
        assertThat(offerOf(lead).dueAt()).isEqualTo(Instant.parse("2027-03-04T13:00:00Z"));
        assertThat(jdbc.sql("SELECT moved_seconds FROM handoff_pause")
                        .query(Long.class)
                        .single())
                .isEqualTo(7 * 3600);
        assertThat(told()).containsExactly("HandoffPaused", "HandoffResumed");
    }

    @Test
    void restsTheClockOnlyForAReasonAndOnlyBeforeItIsPastDue() {
        QueueItem offer = offerOf(arrives("L1"));

        assertRefused("missing-reason", () -> as(at("11:00"), offer, () -> handoffs.pause(offer.id(), " ")));
        assertRefused("past-due", () -> as(at("14:00"), offer, () -> handoffs.pause(offer.id(), "Too late")));
        assertRefused("not-paused", () -> as(at("11:00"), offer, () -> handoffs.resume(offer.id())));
        as(at("11:00"), offer, () -> handoffs.pause(offer.id(), "They are ill"));
        assertRefused("already-paused", () -> as(at("11:30"), offer, () -> handoffs.pause(offer.id(), "Again")));
    }

    @Test
    void measuresHowLateAnAnswerCame() {
        QueueItem late = offerOf(arrives("L1"));
        QueueItem prompt = offerOf(arrives("L2"));
        as(at("13:59"), prompt, () -> handoffs.accept(prompt.id()));

        // due at two; three hours of that day, and half an hour of the next
        as(Instant.parse("2027-03-04T09:30:00Z"), late, () -> handoffs.accept(late.id()));

        assertThat(item(late.id()).overdueSeconds()).isEqualTo(3 * 3600 + 1800);
        assertThat(item(prompt.id()).overdueSeconds()).isZero();
    }

    @Test
    void countsNoTimeThatAClockRestsWhenItIsAnswered() {
        QueueItem offer = offerOf(arrives("L1"));
        as(at("12:00"), offer, () -> handoffs.pause(offer.id(), "They are in a meeting"));

        as(at("16:00"), offer, () -> handoffs.accept(offer.id()));

        assertThat(item(offer.id()).overdueSeconds()).isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff_pause WHERE resumed_at IS NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesNoAnswerFromAnybodyByTelling() {
        QueueItem offer = offerOf(arrives("L1"));
        ring(at("13:00"));
        ring(at("14:00"));

        as(at("14:30"), offer, () -> handoffs.accept(offer.id()));

        assertThat(item(offer.id()).state()).isEqualTo(HandoffState.ACCEPTED);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff WHERE warned_at IS NOT NULL AND breached_at IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void keepHours(ZoneId zone, List<DayOff> daysOff) {
        Id field = cast.as(players.administrator(), () -> directory.teams()).stream()
                .filter(team -> team.name().equals("Field"))
                .map(TeamCard::id)
                .findFirst()
                .orElseThrow();
        cast.as(players.administrator(), () -> people.changeHours(field, WorkingHours.officeHours(zone), daysOff));
    }

    private WorkingHours directory(ZoneId zone) {
        return cast.as(players.administrator(), () -> directory.teams()).stream()
                .map(TeamCard::hours)
                .filter(hours -> hours.zone().equals(zone))
                .findFirst()
                .orElseThrow();
    }

    private static DayOff holiday(String day) {
        return new DayOff(LocalDate.parse(day), "Holiday", Optional.empty());
    }

    private static DayOff halfDay(String day, int closesAt) {
        return new DayOff(LocalDate.parse(day), "Half day", Optional.of(LocalTime.of(closesAt, 0)));
    }

    private HandoffContract agreeOn(UnaryOperator<Wish> wish) {
        Instant before = TEN.minusSeconds(3600);
        return clock.at(before, () -> agree.on(players, Jump.arriving(SQL), before, wish));
    }

    private Id arrives(String externalId) {
        return clock.at(TEN, () -> recorded(externalId));
    }

    private Id recorded(String externalId) {
        LeadRecord lead =
                TestLeads.standingIn(externalId, "SQL", clock.instant().minusSeconds(60));
        return cast.as(
                players.marketer(),
                () -> leads.record(List.of(lead), true).getFirst().id());
    }

    private static Instant at(String time) {
        return Instant.parse("2027-03-03T" + time + ":00Z");
    }

    /** Acts as the person to whom it is offered. */
    private void as(Instant moment, QueueItem offer, Runnable work) {
        Id holder = Optional.ofNullable(offer.assigneeId()).orElseThrow();
        clock.at(moment, () -> cast.as(holder, work));
    }

    private int ring(Instant moment) {
        return run(moment).stream().mapToInt(Integer::intValue).sum();
    }

    /** One run of the job, piece by piece as the timetable does it. */
    private List<Integer> run(Instant moment) {
        List<Integer> done = new java.util.ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Optional<String> place = after;
            Supplier<Piece> work = () -> acting.asPortal(() -> transaction.execute(status -> clocks.work(place)));
            Piece piece = clock.at(moment, work);
            assertThat(piece.trouble()).isEmpty();
            done.add(piece.done());
            after = piece.next();
        } while (after.isPresent());
        return done;
    }

    private List<String> told() {
        return jdbc.sql("""
                        SELECT event FROM audit_entry
                         WHERE event IN ('HandoffDueSoon', 'HandoffBreached', 'HandoffPaused', 'HandoffResumed') ORDER BY id
                        """).query(String.class).list();
    }

    private List<QueueItem> offers() {
        return cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 500));
    }

    private QueueItem offerOf(Id lead) {
        return offers().stream()
                .filter(offer -> offer.leadId().equals(lead))
                .findFirst()
                .orElseThrow();
    }

    private QueueItem item(Id offer) {
        return cast.as(players.executive(), () -> queue.item(offer));
    }

    private Optional<Id> card(Id lead) {
        return Optional.ofNullable(
                cast.as(players.executive(), () -> book.card(lead)).ownerId());
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
