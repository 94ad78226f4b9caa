package dev.accord.handoffs;

import static dev.accord.handoffs.Agreeing.SQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.handoffs.Agreeing.Wish;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.leads.Opportunities;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Presence;
import dev.accord.people.Role;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.timetable.Piece;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(Agreeing.class)
class RoutingTest {

    /** A Wednesday, on which the team works since nine. */
    private static final Instant WEDNESDAY = Instant.parse("2027-03-03T10:00:00Z");

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
    HandoffRerouting rerouting;

    @Autowired
    Opportunities opportunities;

    @Autowired
    People people;

    @Autowired
    Presence presence;

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

    @Test
    void sharesByWeight() {
        agreeOn(wish -> wish.routed(new Routing.Weighted(Map.of(players.rep(), 3, players.otherRep(), 1))));

        IntStream.range(0, 40).forEach(i -> arrives("L" + i, "CH", "Example"));

        assertThat(offersTo(players.rep())).hasSize(30);
        assertThat(offersTo(players.otherRep())).hasSize(10);
        assertThat(offersTo(players.rep()).getFirst().routedWhy())
                .startsWith("by weight: it is the turn of Test Sales rep, who gets 3 of 4");
    }

    @Test
    void doesNotFloodWhoeverComesBackWithWhatOthersTookMeanwhile() {
        agreeOn(wish -> wish.routed(new Routing.Weighted(Map.of(players.rep(), 1, players.otherRep(), 1))));
        Id away = away(players.otherRep(), "2027-03-03", "2027-03-03");
        IntStream.range(0, 10).forEach(i -> arrives("L" + i, "CH", "Example"));
        assertThat(offersTo(players.otherRep())).isEmpty();

        cast.as(players.otherRep(), () -> presence.withdraw(away));
        IntStream.range(10, 20).forEach(i -> arrives("L" + i, "CH", "Example"));

        assertThat(offersTo(players.otherRep())).hasSize(5);
    }

    @Test
    void givesByLoadToWhoeverHasTheMostRoomAndToNobodyBeyondTheirCapacity() {
        cast.as(players.manager(), () -> presence.limit(players.rep(), Optional.of(6)));
        cast.as(players.manager(), () -> presence.limit(players.otherRep(), Optional.of(2)));
        agreeOn(wish -> wish.routed(new Routing.ByLoad()));

        IntStream.range(0, 9).forEach(i -> arrives("L" + i, "CH", "Example"));

        assertThat(offersTo(players.rep())).hasSize(6);
        assertThat(offersTo(players.otherRep())).hasSize(2);
        assertThat(offers())
                .filteredOn(offer -> offer.lane() == Lane.TEAM)
                .singleElement()
                .satisfies(offer -> assertThat(offer.routedWhy())
                        .isEqualTo("everybody who is there holds as much as they can: it waits in the queue of Field"));
    }

    @Test
    void followsTheFirstRuleThatFits() {
        Id overseas = team("Overseas", ZoneOffset.UTC);
        Id captain = rep("cap.tain", overseas);
        agreeOn(wish -> wish.routed(new Routing.ByRule(List.of(
                Routing.Rule.accountOwner(),
                new Routing.Rule(Routing.Subject.COUNTRY, "us", null, overseas),
                new Routing.Rule(Routing.Subject.SEGMENT, "Midsize", players.otherRep(), null)))));

        Id american = arrives("L1", "US", "Ohio Steel");
        Id swiss = arrives("L2", "CH", "Example");

        assertThat(offerOf(american).assigneeId()).isEqualTo(captain);
        assertThat(offerOf(american).routedWhy()).startsWith("rule 2, country is us: round robin");
        assertThat(offerOf(swiss).assigneeId()).isEqualTo(players.otherRep());
        assertThat(offerOf(swiss).routedWhy()).isEqualTo("rule 3, segment is Midsize: goes to Test Sales rep");
    }

    @Test
    void findsTheOwnerOfTheAccountByTheLeadsTheyTookOver() {
        agreeOn(wish -> wish.routed(new Routing.ByRule(List.of(Routing.Rule.accountOwner()))));
        Id first = arrives("L1", "CH", "Example");
        Id owner = Optional.ofNullable(offerOf(first).assigneeId()).orElseThrow();
        at(WEDNESDAY, () -> cast.as(owner, () -> handoffs.accept(offerOf(first).id())));

        IntStream.range(2, 6).forEach(i -> arrives("L" + i, "CH", "Example"));
        Id stranger = arrives("L9", "CH", "Somebody else");

        assertThat(offersTo(owner))
                .hasSizeGreaterThanOrEqualTo(4)
                .first()
                .satisfies(offer -> assertThat(offer.routedWhy())
                        .isEqualTo("rule 1, account owner: Test Sales rep owns the account Example"));
        assertThat(offerOf(stranger).routedWhy()).startsWith("no rule fits: round robin");
    }

    @Test
    void goesToTheNamedPersonAndInTurnWhileTheyAreAway() {
        agreeOn(wish -> wish.routed(new Routing.Named(players.otherRep())));
        Id present = arrives("L1", "CH", "Example");
        away(players.otherRep(), "2027-03-03", "2027-03-05");
        Id absent = arrives("L2", "CH", "Example");

        assertThat(offerOf(present).assigneeId()).isEqualTo(players.otherRep());
        assertThat(offerOf(absent).assigneeId()).isEqualTo(players.rep());
        assertThat(offerOf(absent).routedWhy())
                .isEqualTo(
                        "who is named in the contract is not there: round robin: Test Sales rep waited longest of 1 rep, 1 is away");
    }

    @Test
    void passesOverWhoeverWillNotBeThereWhenTheWorkGoesOn() {
        away(players.rep(), "2027-03-08", "2027-03-12");

        Id fridayEvening = at(Instant.parse("2027-03-05T18:00:00Z"), () -> recorded("L1", "CH", "Example"));
        Id thursday = at(Instant.parse("2027-03-04T11:00:00Z"), () -> recorded("L2", "CH", "Example"));

        assertThat(offerOf(fridayEvening).assigneeId()).isEqualTo(players.otherRep());
        assertThat(offerOf(thursday).assigneeId()).isEqualTo(players.rep());
    }

    @Test
    void asksThoseFirstWhoAreAtWorkNow() {
        Id tokyo = rep("to.kyo", team("Far East", ZoneId.of("Asia/Tokyo")));

        // five in the morning of UTC is two in the afternoon of Tokyo
        List<Id> early = IntStream.range(0, 3)
                .mapToObj(i -> at(Instant.parse("2027-03-03T05:00:00Z"), () -> recorded("E" + i, "JP", "Example")))
                .toList();

        assertThat(early)
                .allSatisfy(lead -> assertThat(offerOf(lead).assigneeId()).isEqualTo(tokyo));
        IntStream.range(0, 4).forEach(i -> arrives("L" + i, "CH", "Example"));
        assertThat(offersTo(tokyo)).hasSize(3);
    }

    @Test
    void keepsOffersWithinTheTeamThatTheContractNames() {
        Id overseas = team("Overseas", ZoneOffset.UTC);
        Id captain = rep("cap.tain", overseas);
        agreeOn(wish -> wish.to(overseas));

        IntStream.range(0, 4).forEach(i -> arrives("L" + i, "CH", "Example"));

        assertThat(offersTo(captain)).hasSize(4);
    }

    @Test
    void waitsInTheTeamsQueueThenInTheDepartmentsWhereNobodyIsThere() {
        away(players.rep(), "2027-03-01", "2027-03-31");
        away(players.otherRep(), "2027-03-01", "2027-03-31");
        Id whileTheManagerIsThere = arrives("L1", "CH", "Example");
        away(players.manager(), "2027-03-01", "2027-03-31");
        Id whileNobodyIs = arrives("L2", "CH", "Example");

        assertThat(offerOf(whileTheManagerIsThere).lane()).isEqualTo(Lane.TEAM);
        assertThat(offerOf(whileTheManagerIsThere).responsible()).isEqualTo("Queue of Field");
        assertThat(offerOf(whileNobodyIs).lane()).isEqualTo(Lane.DEPARTMENT);
        assertThat(offerOf(whileNobodyIs).responsible()).isEqualTo("Queue of Sales");
        assertThat(owner(whileNobodyIs)).isEmpty();
    }

    @Test
    void isUnroutedWhereThereIsNobodyAtAllAndFindsWhoeverComes() {
        List.of(players.rep(), players.otherRep(), players.manager())
                .forEach(person -> cast.as(players.administrator(), () -> people.retire(person)));
        Id lead = arrives("L1", "CH", "Example");

        QueueItem unrouted = offerOf(lead);
        assertThat(unrouted.lane()).isEqualTo(Lane.UNROUTED);
        assertThat(unrouted.responsible()).isEqualTo("Nobody yet");
        assertThat(counts().unrouted()).isEqualTo(1);
        assertThat(reroute()).isEqualTo(0);

        cast.as(players.administrator(), () -> people.readmit(players.rep()));
        assertThat(reroute()).isEqualTo(1);

        assertThat(offerOf(lead).assigneeId()).isEqualTo(players.rep());
        assertThat(offerOf(lead).routedWhy()).startsWith("somebody was found: round robin");
        assertThat(stateOf(unrouted.id())).isEqualTo(HandoffState.EXPIRED);
        assertThat(counts().unrouted()).isZero();
    }

    @Test
    void handsOnWhatLiesWithSomebodyWhoIsAwayUntilItIsPastDue() {
        Id lead = arrives("L1", "CH", "Example");
        Id holder = Optional.ofNullable(offerOf(lead).assigneeId()).orElseThrow();
        Id other = holder.equals(players.rep()) ? players.otherRep() : players.rep();
        assertThat(reroute()).isZero();

        away(holder, "2027-03-03", "2027-03-10");
        assertThat(reroute()).isEqualTo(1);

        assertThat(offerOf(lead).assigneeId()).isEqualTo(other);
        assertThat(owner(lead)).contains(other);
        assertThat(offerOf(lead).routedWhy()).startsWith("Test Sales rep, who had it, is away: round robin");
        assertThat(reroute()).isZero();
    }

    @Test
    void leavesAnOfferWithSomebodyWhoIsBackBeforeItIsDue() {
        agreeOn(wish -> wish.within(16 * 60, 60));
        Id lead = arrives("L1", "CH", "Example");
        QueueItem offer = offerOf(lead);
        away(Optional.ofNullable(offer.assigneeId()).orElseThrow(), "2027-03-04", "2027-03-04");

        assertThat(at(Instant.parse("2027-03-04T10:00:00Z"), this::rerouteNow)).isZero();
        assertThat(offerOf(lead).id()).isEqualTo(offer.id());
    }

    @Test
    void handsOnWhatLiesWithSomebodyWhoLeft() {
        Id lead = arrives("L1", "CH", "Example");
        Id holder = Optional.ofNullable(offerOf(lead).assigneeId()).orElseThrow();

        cast.as(players.administrator(), () -> people.retire(holder));
        assertThat(reroute()).isEqualTo(1);

        assertThat(offerOf(lead).assigneeId()).isNotEqualTo(holder).isNotNull();
    }

    @Test
    void letsAManagerGiveAnOfferToSomebodyElse() {
        Id lead = arrives("L1", "CH", "Example");
        QueueItem before = offerOf(lead);
        Id other = players.rep().equals(before.assigneeId()) ? players.otherRep() : players.rep();

        at(WEDNESDAY, () -> cast.as(players.manager(), () -> handoffs.handOn(before.id(), other, "knows them")));

        assertThat(offerOf(lead).assigneeId()).isEqualTo(other);
        assertThat(offerOf(lead).routedWhy()).endsWith("by Test Sales manager: knows them");
        assertThat(stateOf(before.id())).isEqualTo(HandoffState.WITHDRAWN);
        assertThat(owner(lead)).contains(other);
    }

    private HandoffContract agreeOn(UnaryOperator<Wish> wish) {
        return at(
                WEDNESDAY.minusSeconds(3600),
                () -> agree.on(players, Jump.arriving(SQL), WEDNESDAY.minusSeconds(3600), wish));
    }

    private Id arrives(String externalId, String country, String company) {
        return at(WEDNESDAY, () -> recorded(externalId, country, company));
    }

    private Id recorded(String externalId, String country, String company) {
        LeadRecord lead =
                TestLeads.standingIn(externalId, "SQL", clock.instant().minusSeconds(60));
        LeadRecord told = new LeadRecord(
                lead.source(),
                externalId,
                lead.email(),
                lead.firstName(),
                lead.lastName(),
                Optional.of(company),
                lead.jobTitle(),
                Optional.of(country),
                lead.segment(),
                lead.channel(),
                lead.campaign(),
                lead.owner(),
                lead.createdAt(),
                lead.stage(),
                lead.entered(),
                lead.disqualifiedReason(),
                lead.attributes());
        return cast.as(
                players.marketer(),
                () -> leads.record(List.of(told), true).getFirst().id());
    }

    private <T> T at(Instant moment, java.util.function.Supplier<T> work) {
        return clock.at(moment, work);
    }

    private void at(Instant moment, Runnable work) {
        clock.at(moment, work);
    }

    private Id away(Id person, String from, String to) {
        return cast.as(
                players.administrator(),
                () -> presence.announce(person, LocalDate.parse(from), LocalDate.parse(to), "Holiday"));
    }

    private Id team(String name, ZoneId zone) {
        return cast.as(players.administrator(), () -> people.found(name, "SALES", WorkingHours.officeHours(zone)));
    }

    private Id rep(String username, Id team) {
        return cast.as(
                players.administrator(),
                () -> people.welcome(
                        username,
                        "Test",
                        username,
                        EnumSet.of(Role.SALES_REP),
                        Optional.of(team),
                        Cast.PASSWORD,
                        false));
    }

    private int reroute() {
        return at(WEDNESDAY.plusSeconds(60), this::rerouteNow);
    }

    private int rerouteNow() {
        Piece piece = acting.asPortal(() -> transaction.execute(status -> rerouting.work(Optional.empty())));
        assertThat(piece.trouble()).isEmpty();
        return piece.done();
    }

    private List<QueueItem> offers() {
        return cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 100));
    }

    private List<QueueItem> offersTo(Id person) {
        return offers().stream()
                .filter(offer -> person.equals(offer.assigneeId()))
                .toList();
    }

    private QueueItem offerOf(Id lead) {
        return offers().stream()
                .filter(offer -> offer.leadId().equals(lead))
                .findFirst()
                .orElseThrow();
    }

    private HandoffState stateOf(Id offer) {
        return cast.as(players.executive(), () -> queue.item(offer)).state();
    }

    private HandoffQueue.Counts counts() {
        return cast.as(players.executive(), () -> queue.counts());
    }

    private Optional<Id> owner(Id lead) {
        return Optional.ofNullable(
                cast.as(players.executive(), () -> book.card(lead)).ownerId());
    }
}
