package dev.accord.disputes.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import dev.accord.disputes.DisputeBoard;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.disputes.Disputes;
import dev.accord.disputes.Verdict;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.leads.Leads;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.ui.Keys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The board, the list behind a number, and what disputes teach. */
@DatabaseTest
class DisputesViewTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Leads leads;

    @Autowired
    Handoffs handoffs;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Disputes disputes;

    @Autowired
    DisputeBoard board;

    @Autowired
    Clock clock;

    Cast.Players players;
    Id first = new Id(1);
    Id second = new Id(1);

    @BeforeEach
    void twoDisputesOfWhichOneIsDecided() {
        players = cast.enter();
        first = dispute("L1", Cause.NO_BUDGET);
        second = dispute("L2", Cause.BAD_FIT);
        cast.as(players.marketer(), () -> disputes.research(second));
        cast.as(
                players.marketingLead(),
                () -> disputes.reposition(
                        second,
                        new Verdict(
                                true,
                                Cause.BAD_TIMING,
                                "Later",
                                new Verdict.ToStage("NURTURE", Optional.empty(), Optional.empty()))));
    }

    @Test
    void theBoardShowsEachDisputeInTheColumnOfItsState() {
        try (Visit visit = visits.of("tess.executive")) {
            visit.window().navigate(DisputesView.class);

            assertThat(visit.window().find(CaseCard.class).all())
                    .extracting(card -> card.card().state())
                    .containsExactly(DisputeState.RAISED, DisputeState.REPOSITIONED);
            assertThat(visit.text()).contains("1 without a verdict, 1 not taken on", "Upheld, to Nurture");
        }
    }

    @Test
    void aDisputeIsTakenOnByKeys() {
        try (Visit visit = visits.of("tess.marketer")) {
            visit.window().navigate(DisputesView.class);
            Keys keys = visit.window().find(Keys.class).all().getLast();
            keys.press("j");
            keys.press("t");

            assertThat(visit.window().getCurrentView()).isInstanceOf(DisputeView.class);
            assertThat(visit.text()).contains("In research", "Test Marketer");
        }
    }

    @Test
    void whoeverResearchesSeesTheirOwnAlone() {
        cast.as(players.marketingLead(), () -> disputes.research(first));
        try (Visit visit = visits.of("tess.marketer")) {
            go(visit, "disputes?mine=yes");

            assertThat(visit.window().find(CaseCard.class).all())
                    .extracting(card -> card.card().id())
                    .containsExactly(second);
            assertThat(visit.text()).contains("None of yours.");
        }
    }

    @Test
    void whatTheyTeachIsSaidInNumbersThatLeadToTheirDisputes() {
        try (Visit visit = visits.of("tess.executive")) {
            go(visit, "disputes?view=lessons");

            assertThat(visit.text())
                    .contains(
                            "Raised", "1 without a verdict yet", "1 of 1 decided", "Webinar", "Bad timing", "Recycled");
            Anchor upheld = visit.window().find(Anchor.class).all().stream()
                    .filter(link -> link.getHref().contains("view=cases"))
                    .filter(link -> link.getHref().contains("cause=BAD_TIMING"))
                    .filter(link -> link.getHref().contains("source=Webinar"))
                    .findFirst()
                    .orElseThrow();
            assertThat(upheld.getText()).isEqualTo("1");

            go(visit, upheld.getHref());
            assertThat(visit.text()).contains("1 dispute raised", "True cause: Bad timing", "Source: Webinar");
            assertThat(grid(visit).getLazyDataView().getItems())
                    .extracting(DisputeCard::id)
                    .containsExactly(second);
        }
    }

    @Test
    void theHeatMapTurnsToCampaignsRepsAndClaims() {
        try (Visit visit = visits.of("tess.manager")) {
            go(visit, "disputes?view=lessons&by=rep&causes=claim");

            assertThat(visit.text()).contains("Test Sales rep", "No budget", "Bad fit");
            assertThat(visit.window().find(Anchor.class).all())
                    .extracting(Anchor::getHref)
                    .anyMatch(href -> href.contains("claim=NO_BUDGET") && href.contains("rep=" + players.rep()));
        }
    }

    @Test
    void anAddressThatMakesNoSenseIsRefusedInWords() {
        try (Visit visit = visits.of("tess.manager")) {
            go(visit, "disputes?view=lessons&from=soon");
            assertThat(visit.text()).contains("This cannot be shown", "\"soon\" is no day");

            go(visit, "disputes?view=cases&from=2026-05-01&to=2026-04-01");
            assertThat(visit.text()).contains("This cannot be shown", "the period must begin before it ends");

            go(visit, "disputes?view=cases&rep=nobody");
            assertThat(visit.text()).contains("This cannot be shown");

            go(visit, "disputes?view=lessons&from=1000-01-01&to=3000-01-01");
            assertThat(visit.text()).contains("This cannot be shown", "at most 10 years");

            go(visit, "disputes?view=cases&went=nowhere");
            assertThat(visit.text()).contains("0 disputes", "The lead went: nowhere");
        }
    }

    @Test
    void aPeriodWithoutDisputesSaysSo() {
        try (Visit visit = visits.of("tess.manager")) {
            go(visit, "disputes?view=lessons&from=2020-01-01&to=2021-01-01");
            assertThat(visit.text()).contains("No dispute was raised in these days");
        }
    }

    @Test
    void onlyMarketingIsOfferedToTakeDisputesOn() {
        try (Visit visit = visits.of("tess.rep")) {
            visit.window().navigate(DisputesView.class);
            Keys keys = visit.window().find(Keys.class).all().getLast();
            keys.press("j");
            keys.press("t");
            assertThat(visit.window().getCurrentView()).isInstanceOf(DisputesView.class);
            assertThat(visit.window().find(Button.class).withText("Take it on").exists())
                    .isFalse();
        }
    }

    @SuppressWarnings("unchecked")
    private static Grid<DisputeCard> grid(Visit visit) {
        return visit.window().find(Grid.class).single();
    }

    private static void go(Visit visit, String address) {
        Location location = new Location(address);
        visit.window().getUI().navigate(location.getPath(), location.getQueryParameters());
    }

    private Id dispute(String externalId, Cause cause) {
        Id lead = cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn(externalId, "SQL", clock.instant())), true)
                        .getFirst()
                        .id());
        Id offer = cast.as(players.rep(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 50)).stream()
                .filter(item -> item.leadId().equals(lead))
                .findFirst()
                .orElseThrow()
                .id();
        cast.as(players.rep(), () -> handoffs.dispute(offer, cause, "So says the buyer"));
        return cast.as(players.rep(), () -> board.of(lead)).getFirst().id();
    }
}
