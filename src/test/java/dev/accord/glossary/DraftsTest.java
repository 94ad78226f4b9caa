package dev.accord.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.PortalClock;
import dev.accord.shared.Refused;
import dev.accord.testing.Agreements;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DatabaseTest
@RecordApplicationEvents
class DraftsTest {

    private static final Proposal ASKED =
            Proposal.of("An MQL who asked for a demo.").by(did("DEMO_REQUEST", 1));
    private static final Instant MORNING = Instant.parse("2026-11-25T08:00:00Z");

    @Autowired
    Drafts drafts;

    @Autowired
    TermBook book;

    @Autowired
    Terms terms;

    @Autowired
    Definitions definitions;

    @Autowired
    Agreements agreements;

    @Autowired
    Cast cast;

    @Autowired
    People people;

    @Autowired
    PortalClock clock;

    @Autowired
    ApplicationEvents events;

    Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    private static Criteria did(String activity, int times) {
        return new Criteria(new Group(Match.ANY, List.of(new Did(activity, times, null, null))), List.of());
    }

    private Id proposed(Proposal proposal) {
        return clock.at(MORNING, () -> cast.as(players.marketer(), () -> drafts.propose("SQL", proposal)));
    }

    private Optional<Instant> signed(Instant at, Id who, Id draft, int revision, String department) {
        return clock.at(at, () -> cast.as(who, () -> drafts.sign(draft, revision, department)));
    }

    private VersionCard draft() {
        return story().draft().orElseThrow();
    }

    private TermStory story() {
        return cast.as(players.rep(), () -> book.term("SQL"));
    }

    private int inForce(Instant at) {
        return cast.as(players.rep(), () -> definitions.glossary())
                .inForce("SQL", at)
                .orElseThrow()
                .version();
    }

    @Test
    void changesNothingUntilTheLastDepartmentHasSigned() {
        Id draft = proposed(ASKED);
        Instant noon = MORNING.plus(Duration.ofHours(4));

        assertThat(inForce(Instant.parse("2030-01-01T00:00:00Z"))).isEqualTo(1);
        assertThat(signed(MORNING, players.marketingLead(), draft, 1, "MARKETING"))
                .isEmpty();
        assertThat(inForce(Instant.parse("2030-01-01T00:00:00Z"))).isEqualTo(1);
        assertThat(events.stream(DefinitionAdopted.class)).isEmpty();

        assertThat(signed(noon, players.manager(), draft, 1, "SALES")).contains(noon);

        assertThat(inForce(noon)).isEqualTo(2);
        assertThat(inForce(noon.minusNanos(1_000))).isEqualTo(1);
        assertThat(events.stream(DefinitionAdopted.class).map(DefinitionAdopted::definition))
                .containsExactly(draft);
        DefinitionVersion adopted = cast.as(players.rep(), () -> definitions.glossary())
                .inForce("SQL", noon)
                .orElseThrow();
        assertThat(adopted.body()).isEqualTo(ASKED.body());
        assertThat(adopted.executable()).contains(did("DEMO_REQUEST", 1));
    }

    @Test
    void takesEffectOnTheDayThatWasWantedAndNotBefore() {
        Id draft = proposed(ASKED.from(LocalDate.of(2027, 1, 1)));
        signed(MORNING, players.marketingLead(), draft, 1, "MARKETING");

        Instant newYear = LocalDate.of(2027, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(signed(MORNING, players.manager(), draft, 1, "SALES")).contains(newYear);

        assertThat(inForce(newYear.minusSeconds(1))).isEqualTo(1);
        assertThat(inForce(newYear)).isEqualTo(2);
        assertThat(story().signedFor(MORNING).map(VersionCard::version)).contains(2);
        assertThat(story().signedFor(newYear)).isEmpty();
    }

    @Test
    void doesNotReachBackToAWantedDayThatHasPassed() {
        Id draft = proposed(ASKED.from(LocalDate.of(2026, 11, 1)));
        signed(MORNING, players.marketingLead(), draft, 1, "MARKETING");

        assertThat(signed(MORNING, players.manager(), draft, 1, "SALES")).contains(MORNING);
        assertThat(inForce(MORNING.minusSeconds(1))).isEqualTo(1);
    }

    @Test
    void voidsASignatureWhenTheDraftIsChangedAfterwards() {
        Id draft = proposed(ASKED);
        signed(MORNING, players.marketingLead(), draft, 1, "MARKETING");

        int revision = cast.as(players.marketer(), () -> drafts.revise(draft, 1, Proposal.of("Asked twice.")));

        assertThat(revision).isEqualTo(2);
        assertThat(draft().valid()).isEmpty();
        assertThat(draft().outdated()).extracting(Signature::department).containsExactly("MARKETING");
        assertThat(signed(MORNING, players.manager(), draft, 2, "SALES")).isEmpty();
        assertThat(signed(MORNING, players.marketingLead(), draft, 2, "MARKETING"))
                .contains(MORNING);
        assertThat(story().numbered(2).orElseThrow().valid()).hasSize(2);
    }

    @Test
    void keepsSignaturesWhereNothingWasChanged() {
        Id draft = proposed(ASKED);
        signed(MORNING, players.marketingLead(), draft, 1, "MARKETING");

        assertThat(cast.as(
                        players.marketer(),
                        () -> drafts.revise(
                                draft,
                                1,
                                Proposal.of(" An MQL who asked for a demo. ").by(did("DEMO_REQUEST", 1)))))
                .isEqualTo(1);

        assertThat(draft().isSignedFor("MARKETING")).isTrue();
    }

    @Test
    void letsNobodyOverwriteOrSignWhatSomebodyElseChangedMeanwhile() {
        Id draft = proposed(ASKED);
        cast.as(players.marketer(), () -> drafts.revise(draft, 1, Proposal.of("The marketer's words.")));

        assertThatThrownBy(() ->
                        cast.as(players.manager(), () -> drafts.revise(draft, 1, Proposal.of("The manager's words."))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody changed the draft SQL v2 after you opened it");
        assertThatThrownBy(() -> signed(MORNING, players.manager(), draft, 1, "SALES"))
                .hasMessageContaining("somebody changed the draft SQL v2");
        assertThat(draft().says().body()).isEqualTo("The marketer's words.");
        assertThat(draft().valid()).isEmpty();
    }

    @Test
    void keepsOneOfTwoWhoSaveAtTheSameMoment() {
        Id draft = proposed(ASKED);

        long saved = Stream.of("One.", "Two.", "Three.", "Four.")
                .map(words -> CompletableFuture.supplyAsync(() -> {
                    try {
                        cast.as(players.marketer(), () -> drafts.revise(draft, 1, Proposal.of(words)));
                        return true;
                    } catch (Refused changedMeanwhile) {
                        return false;
                    }
                }))
                .toList()
                .stream()
                .filter(CompletableFuture::join)
                .count();

        assertThat(saved).isEqualTo(1);
        assertThat(draft().revision()).isEqualTo(2);
    }

    @Test
    void takesEffectOnceWhenBothSignAtTheSameMoment() {
        Id draft = proposed(ASKED);

        Stream.of("MARKETING", "SALES")
                .map(department -> CompletableFuture.supplyAsync(() -> signed(
                        MORNING,
                        department.equals("SALES") ? players.manager() : players.marketingLead(),
                        draft,
                        1,
                        department)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(inForce(MORNING)).isEqualTo(2);
        assertThat(story().draft()).isEmpty();
    }

    @Test
    void acceptsSignaturesOnlyFromThoseWhoLeadTheDepartment() {
        Id draft = proposed(ASKED);

        assertThatThrownBy(() -> signed(MORNING, players.rep(), draft, 1, "SALES"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> signed(MORNING, players.marketingLead(), draft, 1, "SALES"))
                .hasMessageContaining("somebody else signs for Sales");
        assertThatThrownBy(() -> signed(MORNING, players.administrator(), draft, 1, "MARKETING"))
                .hasMessageContaining("somebody else signs for Marketing");
        assertThatThrownBy(() -> signed(MORNING, players.executive(), draft, 1, "SALES"))
                .hasMessageContaining("somebody else signs for Sales");
        assertThatThrownBy(() -> signed(MORNING, players.manager(), draft, 1, "REVENUE"))
                .hasMessageContaining("SQL does not concern REVENUE");
        signed(MORNING, players.manager(), draft, 1, "SALES");
        assertThatThrownBy(() -> signed(MORNING, players.manager(), draft, 1, "SALES"))
                .hasMessageContaining("Sales has signed SQL v2 already");
    }

    @Test
    void letsAnExecutiveSignForTheirOwnDepartmentAndForOneWithoutALead() {
        cast.as(players.administrator(), () -> {
            Id team = people.found("Sales heads", "SALES", WorkingHours.officeHours(ZoneOffset.UTC));
            people.welcome(
                    "tess.head",
                    "Test",
                    "Head of sales",
                    EnumSet.of(Role.EXECUTIVE),
                    Optional.of(team),
                    Cast.PASSWORD,
                    false);
        });
        Id head = cast.as(players.rep(), () -> people()).stream()
                .filter(person -> person.name().equals("Test Head of sales"))
                .findFirst()
                .orElseThrow()
                .id();
        Id draft = proposed(ASKED);
        signed(MORNING, head, draft, 1, "SALES");
        assertThat(draft().isSignedFor("SALES")).isTrue();

        cast.as(
                players.marketer(),
                () -> terms.add("Revenue event", Set.of("REVENUE"), Optional.empty(), Optional.empty()));
        Id event = cast.as(players.marketer(), () -> drafts.propose("REVENUE_EVENT", Proposal.of("A won deal.")));
        assertThatThrownBy(() -> signed(MORNING, head, event, 1, "REVENUE"))
                .hasMessageContaining("somebody else signs for Revenue team");
        assertThat(signed(MORNING, players.executive(), event, 1, "REVENUE")).contains(MORNING);
    }

    @Autowired
    dev.accord.people.Directory directory;

    private List<dev.accord.people.PersonCard> people() {
        return directory.everybody();
    }

    @Test
    void letsThoseChangeADraftWhoProposedItOrLead() {
        Id draft = proposed(ASKED);

        assertThatThrownBy(() -> cast.as(players.rep(), () -> drafts.revise(draft, 1, Proposal.of("Mine."))))
                .hasMessageContaining("say in the discussion what you miss");
        assertThatThrownBy(() -> cast.as(players.executive(), () -> drafts.revise(draft, 1, Proposal.of("Mine."))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(cast.as(players.manager(), () -> drafts.revise(draft, 1, Proposal.of("Ours."))))
                .isEqualTo(2);
    }

    @Test
    void letsEverybodyDiscussADraft() {
        Id draft = proposed(ASKED);

        cast.as(players.executive(), () -> drafts.discuss(draft, "How many would that be?"));
        cast.as(players.rep(), () -> drafts.discuss(draft, " Too many. "));

        assertThat(cast.as(players.marketer(), () -> book.discussion(draft)))
                .extracting(DraftComment::person, DraftComment::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Test Executive", "How many would that be?"),
                        org.assertj.core.groups.Tuple.tuple("Test Sales rep", "Too many."));
        assertThat(draft().comments()).isEqualTo(2);
    }

    @Test
    void keepsAWithdrawnDraftWithItsReasonAndMakesRoomForAnother() {
        Id draft = proposed(ASKED);
        assertThatThrownBy(() -> proposed(Proposal.of("Another.")))
                .hasMessageContaining("there is a draft of SQL v2 already");

        cast.as(players.marketer(), () -> drafts.withdraw(draft, "Sales sees it differently"));

        assertThat(story().draft()).isEmpty();
        assertThat(story().numbered(2).orElseThrow().withdrawn())
                .extracting(VersionCard.Withdrawal::person, VersionCard.Withdrawal::why)
                .containsExactly("Test Marketer", "Sales sees it differently");
        assertThatThrownBy(() -> signed(MORNING, players.manager(), draft, 1, "SALES"))
                .hasMessageContaining("this is no draft any more");
        assertThatThrownBy(() -> cast.as(players.rep(), () -> drafts.discuss(draft, "Why?")))
                .hasMessageContaining("this is no draft any more");
        proposed(Proposal.of("Another."));
        assertThat(draft().label()).isEqualTo("SQL v3");
    }

    @Test
    void keepsOneOfTwoDraftsThatAreProposedAtTheSameMoment() {
        long proposed = Stream.of("One.", "Two.", "Three.")
                .map(words -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return proposed(Proposal.of(words)).value() > 0;
                    } catch (Refused open) {
                        return false;
                    }
                }))
                .toList()
                .stream()
                .filter(CompletableFuture::join)
                .count();

        assertThat(proposed).isEqualTo(1);
    }

    @Test
    void acceptsARuleOnlyWhereAStageBelongsToTheTerm() {
        assertThatThrownBy(() -> cast.as(
                        players.marketer(),
                        () -> drafts.propose(
                                "BOOKED_MEETING", Proposal.of("A meeting.").by(did("MEETING", 1)))))
                .hasMessageContaining("no stage belongs to Booked meeting");
    }

    @Test
    void agreesOnAValueInTheMeasureOfTheTerm() {
        AgreedValue euros = new AgreedValue(new BigDecimal("35000.00"), "EUR");
        Proposal deal = new Proposal("Revenue by won deals.", null, null, null, DefinitionVersion.Lapse.KEEP, euros);

        assertThatThrownBy(() -> cast.as(players.marketer(), () -> drafts.propose("SALES_CYCLE", deal)))
                .hasMessageContaining("Sales cycle is not agreed in money");
        assertThatThrownBy(() -> cast.as(players.marketer(), () -> drafts.propose("SQL", deal)))
                .hasMessageContaining("SQL is not agreed in money");
        agreements.adopt(players, "AVERAGE_DEAL", deal, MORNING);
        assertThat(cast.as(players.rep(), () -> book.term("AVERAGE_DEAL"))
                        .inForce(MORNING)
                        .orElseThrow()
                        .says()
                        .agreed())
                .isEqualTo(euros);
    }

    @Test
    void givesTheTermToTheOwnerThatTheSignedVersionNames() {
        agreements.adopt(
                players,
                "SQL",
                new Proposal("Ready.", players.manager(), null, null, DefinitionVersion.Lapse.PROPOSE, null),
                MORNING);

        assertThat(story().term().owner()).isEqualTo("Test Sales manager");
    }

    @Test
    void addsATermThatMeansNothingUntilItIsSigned() {
        String key = cast.as(
                players.rep(),
                () -> terms.add(
                        " Ideal customer profile ", Set.of("MARKETING", "SALES"), Optional.empty(), Optional.empty()));

        TermStory story = cast.as(players.rep(), () -> book.term("ideal_customer_profile"));
        assertThat(key).isEqualTo("IDEAL_CUSTOMER_PROFILE");
        assertThat(story.term().departments()).hasSize(2);
        assertThat(story.versions()).isEmpty();
        assertThat(cast.as(players.rep(), () -> book.all()).getLast().term().name())
                .isEqualTo("Ideal customer profile");
        assertThatThrownBy(() -> cast.as(
                        players.rep(),
                        () -> terms.add("Ideal customer profile", Set.of("SALES"), Optional.empty(), Optional.empty())))
                .hasMessageContaining("there is a term Ideal customer profile already");
        assertThatThrownBy(() -> cast.as(
                        players.rep(), () -> terms.add("Pipe", Set.of("LEGAL"), Optional.empty(), Optional.empty())))
                .hasMessageContaining("are departments");
    }

    @Test
    void tellsWhichDraftsWaitForMySignature() {
        Id draft = proposed(ASKED);

        assertThat(waitingFor(players.manager())).containsExactly("SQL v2");
        assertThat(waitingFor(players.rep())).isEmpty();
        signed(MORNING, players.manager(), draft, 1, "SALES");
        assertThat(waitingFor(players.manager())).isEmpty();
        assertThat(waitingFor(players.marketingLead())).containsExactly("SQL v2");
    }

    private List<String> waitingFor(Id person) {
        return cast.as(person, () -> book.awaitingMySignature()).stream()
                .map(VersionCard::label)
                .toList();
    }
}
