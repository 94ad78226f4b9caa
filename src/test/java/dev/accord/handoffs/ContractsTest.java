package dev.accord.handoffs;

import static dev.accord.handoffs.Agreeing.MQL;
import static dev.accord.handoffs.Agreeing.SQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.handoffs.Agreeing.Wish;
import dev.accord.leads.LeadRecord;
import dev.accord.leads.Leads;
import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import(Agreeing.class)
class ContractsTest {

    private static final Jump FROM_MQL = Jump.from(MQL, SQL);
    private static final Instant CAME_IN = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Agreeing agree;

    @Autowired
    Contracts contracts;

    @Autowired
    Leads leads;

    @Autowired
    HandoffQueue queue;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PortalClock clock;

    @Autowired
    People people;

    @Autowired
    Acting acting;

    Cast.Players players;
    Instant now;

    @BeforeEach
    void players() {
        players = cast.enter();
        now = clock.instant();
    }

    @Test
    void comesWithOneContractFromAnywhereIntoSql() {
        assertThat(handovers()).extracting(Handover::jump).containsExactly(Jump.fromAnywhere(SQL));
        HandoffContract first = versions(handovers().getFirst().id()).getFirst();
        assertThat(first.terms().packet()).containsExactly("company", "email");
        assertThat(first.terms().routing()).isEqualTo(new Routing.RoundRobin());
        assertThat(first.isSigned()).isTrue();
    }

    @Test
    void takesTheContractOfTheVeryJumpThenThatOfTheArrivalThenThatFromAnywhere() {
        agree.on(players, FROM_MQL, now, wish -> wish.saying("You know them from the webinar."));
        agree.on(players, Jump.arriving(SQL), now, wish -> wish.saying("They came in ready: call at once."));

        Id jumped = recorded("jumped", "MQL");
        move(jumped, "SQL");
        Id arrived = recorded("arrived", "SQL");
        Id skipped = recorded("skipped", "LEAD");
        move(skipped, "SQL");

        assertThat(offerOf(jumped).instruction()).isEqualTo("You know them from the webinar.");
        assertThat(offerOf(arrived).instruction()).isEqualTo("They came in ready: call at once.");
        assertThat(offerOf(skipped).instruction()).startsWith("Call within four business hours");
    }

    @Test
    void takesALeadThatComesBackForTheJumpThatItMadeThisTime() {
        agree.on(players, Jump.arriving(SQL), now, wish -> wish.saying("They came in ready."));
        Id lead = recorded("L1", "SQL");
        move(lead, "MQL");
        move(lead, "SQL");

        assertThat(offerOf(lead).instruction()).startsWith("Call within four business hours");
    }

    @Test
    void changesNothingUntilBothDepartmentsHaveSigned() {
        Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish.saying("Not yet."));
        assertThat(instructionFor("unsigned")).startsWith("Call within");

        cast.as(players.marketingLead(), () -> contracts.sign(draft, 1, "MARKETING"));
        assertThat(instructionFor("half signed")).startsWith("Call within");

        cast.as(players.manager(), () -> contracts.sign(draft, 1, "SALES"));
        assertThat(instructionFor("signed")).isEqualTo("Not yet.");
        assertThat(signatures(draft))
                .extracting(Contracts.Signature::department, Contracts.Signature::person)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MARKETING", "Test Marketing lead"),
                        org.assertj.core.groups.Tuple.tuple("SALES", "Test Sales manager"));
    }

    @Test
    void takesEffectOnItsDayAndNotBefore() {
        Instant nextWeek = now.plus(Duration.ofDays(7));
        agree.on(players, FROM_MQL, nextWeek, wish -> wish.saying("From next week on."));

        assertThat(instructionFor("today")).startsWith("Call within");
        assertThat(clock.at(nextWeek, () -> instructionFor("then"))).isEqualTo("From next week on.");
    }

    @Test
    void keepsEachOfferUnderTheVersionOfItsDay() {
        agree.on(players, FROM_MQL, now, wish -> wish.saying("First."));
        Id early = recorded("early", "MQL");
        move(early, "SQL");

        agree.on(players, FROM_MQL, now, wish -> wish.saying("Second."));

        assertThat(offerOf(early).instruction()).isEqualTo("First.");
        assertThat(offerOf(early).contractVersion()).isEqualTo(1);
        assertThat(instructionFor("late")).isEqualTo("Second.");
    }

    @Test
    void voidsTheSignaturesUnderADraftThatIsRevised() {
        Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish);
        cast.as(players.marketingLead(), () -> contracts.sign(draft, 1, "MARKETING"));

        cast.as(
                players.manager(),
                () -> contracts.revise(draft, Wish.usual().saying("Better.").terms(), now, "clearer"));

        assertRefused("revised-meanwhile", () -> sign(players.manager(), draft, 1, "SALES"));
        sign(players.manager(), draft, 2, "SALES");
        assertThat(contract(draft).isSigned()).isFalse();
        sign(players.marketingLead(), draft, 2, "MARKETING");
        assertThat(contract(draft).isSigned()).isTrue();
        assertThat(contract(draft).instruction()).isEqualTo("Better.");
    }

    @Test
    void letsEachDepartmentBeSignedForByItsOwnLeadOnly() {
        Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish);

        assertRefused("not-your-department", () -> sign(players.manager(), draft, 1, "MARKETING"));
        assertRefused("not-your-department", () -> sign(players.marketingLead(), draft, 1, "SALES"));
        assertRefused("not-your-department", () -> sign(players.administrator(), draft, 1, "SALES"));
        assertRefused("not-concerned", () -> sign(players.administrator(), draft, 1, "REVENUE"));
        sign(players.manager(), draft, 1, "SALES");
        assertRefused("already-signed", () -> sign(players.manager(), draft, 1, "SALES"));
    }

    @Test
    void letsAnAdministratorSignForADepartmentThatHasNoLeadOfItsOwn() {
        ContractTerms terms = new ContractTerms(
                "SALES",
                "REVENUE",
                "Welcome them.",
                Role.SALES_REP,
                List.of(),
                new Id(5),
                new ContractClock(60, 10, 60),
                new Routing.RoundRobin(),
                null,
                OnBreach.REMIND,
                false);
        Id draft = cast.as(
                players.administrator(),
                () -> contracts.draft(Jump.fromAnywhere(Agreeing.SAL), terms, now, "a department of its own"));

        sign(players.administrator(), draft, 1, "REVENUE");
        sign(players.manager(), draft, 1, "SALES");

        assertThat(contract(draft).isSigned()).isTrue();
    }

    @Test
    void takesEffectOnceWhenBothSignAtTheSameMoment() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            for (int round = 0; round < 20; round++) {
                Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish);
                List<Future<Boolean>> signatures = List.of(
                        two.submit(signing(together, players.marketingLead(), draft, "MARKETING")),
                        two.submit(signing(together, players.manager(), draft, "SALES")));
                for (Future<Boolean> signature : signatures) {
                    assertThat(signature.get()).isTrue();
                }
                assertThat(contract(draft).isSigned()).isTrue();
            }
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE event = 'ContractAdopted'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void hasOneOpenDraftForAHandoverUntilItIsDiscarded() {
        Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish);
        assertRefused("draft-exists", () -> agree.drafted(players, FROM_MQL, now, wish -> wish));

        cast.as(players.administrator(), () -> contracts.discard(draft));

        assertRefused("not-a-draft", () -> sign(players.manager(), draft, 1, "SALES"));
        Id second = agree.drafted(players, FROM_MQL, now, wish -> wish);
        assertThat(versions(contract(second).handover().id()))
                .extracting(HandoffContract::version)
                .containsExactly(1, 2);
    }

    @Test
    void offersNobodyByAHandoverThatHasEnded() {
        agree.on(players, Jump.fromAnywhere(SQL), now, Wish::ending);

        recorded("L1", "SQL");

        assertThat(offers()).isEmpty();
    }

    @Test
    void namesWhatIsMissingInThePacketCustomFieldsIncluded() {
        agree.on(
                players,
                Jump.arriving(SQL),
                now,
                wish -> wish.requiring("jobTitle", "attribute.budget size", "attribute.need", "lastName"));
        LeadRecord complete = TestLeads.standingIn("L1", "SQL", CAME_IN);
        Id lead = record(with(complete, Optional.empty(), Map.of("need", "a new CRM", "budget size", "  ")));

        assertThat(offerOf(lead).missingFields()).containsExactly("jobTitle", "attribute.budget size");
        assertThat(offerOf(lead).packetComplete()).isFalse();
        assertThat(Packet.words("attribute.budget size")).isEqualTo("budget size");
    }

    @Test
    void rejectsTermsThatCannotBeKept() {
        assertRefused(
                "bad-taker",
                () -> new ContractTerms(
                        "SALES",
                        "MARKETING",
                        "Warm them up.",
                        Role.SALES_REP,
                        List.of(),
                        MQL,
                        new ContractClock(60, 10, 60),
                        new Routing.RoundRobin(),
                        null,
                        OnBreach.REMIND,
                        false));
        assertRefused("bad-clock", () -> new ContractClock(60, 60, 60));
        assertRefused("unknown-field", () -> Wish.usual().requiring("shoeSize").terms());
        assertRefused(
                "not-of-the-taker",
                () -> agree.drafted(
                        players, FROM_MQL, now, wish -> wish.routed(new Routing.Named(players.marketer()))));
        assertRefused(
                "missing-reason",
                () -> cast.as(
                        players.manager(),
                        () -> contracts.draft(FROM_MQL, Wish.usual().terms(), now, " ")));
        assertRefused("bad-start", () -> agree.drafted(players, FROM_MQL, now.minus(Duration.ofDays(3)), wish -> wish));
        assertThat(handovers()).hasSize(1);
    }

    @Test
    void keepsEachWayOfRoutingAsItWasAgreed() {
        List<Routing> ways = List.of(
                new Routing.ByLoad(),
                new Routing.Named(players.rep()),
                new Routing.Weighted(Map.of(players.rep(), 3, players.otherRep(), 1)),
                new Routing.ByRule(List.of(
                        new Routing.Rule(Routing.Subject.COUNTRY, "CH", players.rep(), null),
                        Routing.Rule.accountOwner())));
        for (Routing way : ways) {
            Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish.routed(way));
            assertThat(contract(draft).terms().routing()).isEqualTo(way);
            cast.as(players.manager(), () -> contracts.discard(draft));
        }
    }

    @Test
    void writesEachStepIntoTheAuditTrail() {
        Id draft = agree.drafted(players, FROM_MQL, now, wish -> wish);
        cast.as(players.manager(), () -> contracts.revise(draft, Wish.usual().terms(), now, "again"));
        sign(players.marketingLead(), draft, 2, "MARKETING");
        sign(players.manager(), draft, 2, "SALES");

        assertThat(jdbc.sql("SELECT event FROM audit_entry WHERE subject = 'contract' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ContractDrafted", "ContractRevised", "ContractSigned", "ContractSigned", "ContractAdopted");
    }

    private Callable<Boolean> signing(CyclicBarrier together, Id person, Id draft, String department) {
        return () -> {
            together.await();
            sign(person, draft, 1, department);
            return true;
        };
    }

    private void sign(Id person, Id draft, int revision, String department) {
        cast.as(person, () -> contracts.sign(draft, revision, department));
    }

    private String instructionFor(String externalId) {
        Id lead = recorded(externalId, "MQL");
        move(lead, "SQL");
        return offerOf(lead).instruction();
    }

    private Id recorded(String externalId, String stage) {
        return record(TestLeads.standingIn(externalId, stage, CAME_IN));
    }

    private Id record(LeadRecord lead) {
        return cast.as(
                players.marketer(),
                () -> leads.record(List.of(lead), true).getFirst().id());
    }

    private void move(Id lead, String stage) {
        cast.as(players.administrator(), () -> leads.move(lead, stage, "as it happened"));
    }

    private List<QueueItem> offers() {
        return cast.as(players.manager(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 100));
    }

    private QueueItem offerOf(Id lead) {
        return offers().stream()
                .filter(offer -> offer.leadId().equals(lead))
                .findFirst()
                .orElseThrow();
    }

    private List<Handover> handovers() {
        return cast.as(players.executive(), () -> contracts.handovers());
    }

    private List<HandoffContract> versions(Id handover) {
        return cast.as(players.executive(), () -> contracts.versions(handover));
    }

    private HandoffContract contract(Id id) {
        return cast.as(players.executive(), () -> contracts.contract(id));
    }

    private List<Contracts.Signature> signatures(Id draft) {
        return cast.as(
                players.executive(),
                () -> contracts.signatures(contract(draft).handover().id()));
    }

    private static LeadRecord with(LeadRecord lead, Optional<String> jobTitle, Map<String, String> attributes) {
        return new LeadRecord(
                lead.source(),
                lead.externalId(),
                lead.email(),
                lead.firstName(),
                lead.lastName(),
                lead.company(),
                jobTitle,
                lead.country(),
                lead.segment(),
                lead.channel(),
                lead.campaign(),
                lead.owner(),
                lead.createdAt(),
                lead.stage(),
                lead.entered(),
                lead.disqualifiedReason(),
                attributes);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
