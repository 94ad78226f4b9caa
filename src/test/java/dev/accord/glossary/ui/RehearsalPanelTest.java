package dev.accord.glossary.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.accord.glossary.Drafts;
import dev.accord.glossary.Proposal;
import dev.accord.glossary.Rehearsing;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.glossary.criteria.Criterion.Did;
import dev.accord.glossary.criteria.Criterion.Group;
import dev.accord.glossary.criteria.Criterion.Match;
import dev.accord.shared.Id;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The screen of a rehearsal, before one that goes on when it is told to. */
@DatabaseTest
@Import(RehearsalPanelTest.Scripted.class)
class RehearsalPanelTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Scripted {
        @Bean
        @Primary
        Rehearsal rehearsal() {
            return new Rehearsal();
        }
    }

    /** A rehearsal that stands where the test puts it. */
    static final class Rehearsal implements Rehearsing {

        private static final Id ID = new Id(77);
        private static final Instant BEGUN = Instant.parse("2026-11-02T09:00:00Z");

        private Optional<Id> version = Optional.empty();
        private State state = State.RUNNING;
        private long leads;

        void reset() {
            version = Optional.empty();
            state = State.RUNNING;
            leads = 0;
        }

        @Override
        public Id start(String term, Criteria draft, Optional<Id> of) {
            version = of;
            state = State.RUNNING;
            return ID;
        }

        @Override
        public Progress progress(Id rehearsal) {
            return new Progress(
                    state,
                    leads,
                    6_000,
                    BEGUN,
                    state == State.RUNNING ? null : BEGUN.plusSeconds(60),
                    state == State.FAILED ? "the database went away" : null);
        }

        @Override
        public void cancel(Id rehearsal) {
            state = State.CANCELLED;
        }

        @Override
        public Optional<Outcome> outcome(Id rehearsal) {
            return state == State.DONE
                    ? Optional.of(new Outcome(
                            "SQL",
                            BEGUN,
                            List.of(
                                    new Month(YearMonth.of(2026, 9), 30, 20),
                                    new Month(YearMonth.of(2026, 10), 25, 22)),
                            List.of(new Channel("Webinar", 40, 30, 12, 2), new Channel(null, 15, 12, 3, 0)),
                            new Ending(55, 11, 22, 2, 20, 5, List.of(new Revenue(new BigDecimal("385000"), "EUR"))),
                            new Ending(42, 12, 15, 1, 14, 6, List.of())))
                    : Optional.empty();
        }

        @Override
        public Optional<Id> latest(Id of) {
            return version.filter(of::equals).map(same -> ID);
        }
    }

    private static final Criteria ASKED =
            new Criteria(new Group(Match.ANY, List.of(new Did("DEMO_REQUEST", 1, null, null))), List.of());

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Drafts drafts;

    @Autowired
    Rehearsal rehearsal;

    Cast.Players players;

    @BeforeEach
    void propose() {
        players = cast.enter();
        rehearsal.reset();
    }

    private Id proposed(Proposal proposal) {
        return cast.as(players.marketer(), () -> drafts.propose("SQL", proposal));
    }

    @Test
    void beginsShowsHowFarItIsAndWhatItWouldHaveMeant() {
        proposed(Proposal.of("Asked.").by(ASKED));

        try (Visit visit = at("tess.lead")) {
            assertThat(visit.text()).contains("Before anybody signs");
            rehearsal.leads = 1_500;
            click(visit, "Rehearse over history");
            assertThat(visit.text()).contains("1,500 of 6,000 leads looked at.");
            assertThat(visit.window().find(ProgressBar.class).single().getValue())
                    .isEqualTo(1_500);
        }
        rehearsal.state = Rehearsing.State.DONE;
        try (Visit visit = at("tess.manager")) {
            assertThat(visit.text())
                    .contains(
                            "By the draft 55 leads would have qualified, as it is today 42 leads did: 13 more.",
                            "6,000 leads looked at",
                            "Which sources gain or lose",
                            "Webinar 40 30 +12 −2",
                            "Unknown 15 12 +3 0",
                            "Won 11 20 % 12 28.6 %",
                            "Disputed at least once 5 9.1 % 6 14.3 %",
                            "Revenue 385,000 EUR",
                            "Show as table")
                    .doesNotContain("rehearse it again");
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Rehearse again")
                            .exists())
                    .isTrue();
        }
    }

    @Test
    void cancels() {
        proposed(Proposal.of("Asked.").by(ASKED));

        try (Visit visit = at("tess.lead")) {
            click(visit, "Rehearse over history");
            click(visit, "Cancel");
            assertThat(visit.text()).contains("The rehearsal was cancelled.");
            assertThat(visit.window().find(ProgressBar.class).exists()).isFalse();
        }
    }

    @Test
    void saysWhyItBrokeOff() {
        rehearsal.version = Optional.of(proposed(Proposal.of("Asked.").by(ASKED)));
        rehearsal.state = Rehearsing.State.FAILED;

        try (Visit visit = at("tess.lead")) {
            assertThat(visit.text()).contains("The rehearsal broke off: the database went away.");
        }
    }

    @Test
    void saysThatTheDraftWasChangedAfterItsRehearsal() {
        Id draft = proposed(Proposal.of("Asked.").by(ASKED));
        rehearsal.version = Optional.of(draft);
        rehearsal.state = Rehearsing.State.DONE;
        cast.as(
                players.marketer(),
                () -> drafts.revise(draft, 1, Proposal.of("Asked us.").by(ASKED)));

        try (Visit visit = at("tess.lead")) {
            assertThat(visit.text()).contains("The draft was changed afterwards: rehearse it again.");
        }
    }

    @Test
    void offersNoRehearsalOfADraftWithoutARule() {
        proposed(Proposal.of("Asked."));

        try (Visit visit = at("tess.lead")) {
            assertThat(visit.window()
                            .find(Button.class)
                            .withText("Rehearse over history")
                            .exists())
                    .isFalse();
        }
    }

    private Visit at(String username) {
        Visit visit = visits.of(username);
        visit.window().getUI().navigate("definitions/SQL");
        return visit;
    }

    private static void click(Visit visit, String button) {
        visit.window()
                .test(visit.window().find(Button.class).withText(button).single())
                .click();
    }
}
