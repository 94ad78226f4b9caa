package dev.accord.handoffs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.Leads;
import dev.accord.people.PersonCard;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.TestLeads;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OfferExtrasTest {

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Leads leads;

    @Autowired
    HandoffQueue queue;

    @Autowired
    Clock clock;

    Cast.Players players;
    QueueItem offer;

    @BeforeEach
    void anOffer() {
        players = cast.enter();
        cast.as(
                players.marketer(),
                () -> leads.record(List.of(TestLeads.standingIn("L1", "SQL", clock.instant())), true));
        offer = open();
    }

    @Test
    void showsTheInstructionAndTheResponsiblePersonOnTop() {
        try (Visit visit = at("tess.manager")) {
            assertThat(panel(visit))
                    .contains("NextCall within four business hours", "Responsible: " + offer.responsible())
                    .contains("v1, for a sales rep");
        }
    }

    @Test
    void letsTheClockRestForAReasonAndRunOn() {
        String holder = players.rep().equals(offer.assigneeId()) ? "tess.rep" : "tess.rep2";
        try (Visit visit = at(holder)) {
            click(visit, "Let the clock rest");
            click(visit, "Let it rest");
            assertThat(open().pausedAt()).isNull();
            visit.window().find(TextArea.class).withCaption("Why?").single().setValue("They are on a plane");
            click(visit, "Let it rest");

            assertThat(open().pausedWhy()).isEqualTo("They are on a plane");
            assertThat(panel(visit)).contains("paused: They are on a plane");
            click(visit, "Let the clock run on");
            assertThat(open().pausedAt()).isNull();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void letsAManagerGiveItToSomebodyElse() {
        try (Visit visit = at("tess.manager")) {
            click(visit, "Give to somebody else");
            Select<PersonCard> person =
                    visit.window().find(Select.class).withCaption("To whom?").single();
            person.setValue(person.getListDataView()
                    .getItems()
                    .filter(card -> card.id().equals(players.manager()))
                    .findFirst()
                    .orElseThrow());
            visit.window().find(TextArea.class).withCaption("Why?").single().setValue("I know them");
            click(visit, "Give");

            assertThat(open().assigneeId()).isEqualTo(players.manager());
            assertThat(panel(visit)).contains("Responsible: Test Sales manager", "I know them");
        }
    }

    private Visit at(String username) {
        Visit visit = visits.of(username);
        visit.window()
                .getUI()
                .navigate(
                        HandoffQueueView.class,
                        QueryParameters.of("open", offer.id().toString()));
        return visit;
    }

    private QueueItem open() {
        return cast.as(players.executive(), () -> queue.open(HandoffQueue.Tab.ALL, 0, 10))
                .getFirst();
    }

    private static String panel(Visit visit) {
        return visit.window().find(OfferPanel.class).single().getElement().getTextRecursively();
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).all().getLast())
                .click();
    }
}
