package dev.accord.handoffs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.CellFocusEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.handoffs.Decided;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class HandoffQueueViewTest {

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
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void eightOffersToTheRep() {
        players = cast.enter();
        cast.as(
                players.marketer(),
                () -> leads.record(
                        IntStream.range(0, 8)
                                .mapToObj(i -> TestLeads.standingIn("L" + i, "SQL", clock.instant()))
                                .toList(),
                        true));
        offers(HandoffQueue.Tab.ALL, players.manager()).stream()
                .filter(item -> !players.rep().equals(item.assigneeId()))
                .forEach(item -> cast.as(
                        players.manager(), () -> handoffs.handOn(item.id(), players.rep(), "It is their market")));
    }

    @Test
    void acceptsByKeyWhatIsSelectedAndTakesItBack() {
        try (Visit visit = at("tess.rep", Map.of())) {
            press(visit, "j", "j", "a");
            assertThat(mine()).hasSize(7);
            assertThat(visit.text()).contains("Accepted Lea Number", "It can be undone for 10 seconds.");

            press(visit, "u");

            assertThat(mine()).hasSize(8);
            assertThat(notices(visit)).contains("Taken back: Lea Number");
            press(visit, "u");
            assertThat(mine()).as("nothing is left to undo").hasSize(8);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void staysWithTheNextOfferWhenTheFocusFallsBackToAnAnsweredOne() {
        try (Visit visit = at("tess.rep", Map.of())) {
            press(visit, "j");
            Grid<QueueItem> grid = visit.window().find(QueueGrid.class).single();
            QueueItem answered = grid.getSelectedItems().iterator().next();
            String key = grid.getDataCommunicator().getKeyMapper().key(answered);
            press(visit, "a");

            ComponentUtil.fireEvent(grid, new CellFocusEvent<>(grid, true, key, null, "body"));
            press(visit, "t");

            assertThat(notices(visit)).contains("Logged an attempt");
            assertThat(jdbc.sql("SELECT lead_id FROM lead_activity")
                            .query(Long.class)
                            .single())
                    .isNotEqualTo(answered.leadId().value());
        }
    }

    @Test
    void acceptsTogetherWhatIsChosenAndSaysWhatWasTakenByWhom() {
        List<QueueItem> offers = mine();
        try (Visit visit = at("tess.rep", Map.of())) {
            press(visit, "j", "x", "j", "x", "j", "x");
            assertThat(visit.text()).contains("3 chosen", "Accept all 3");
            cast.as(players.otherRep(), () -> handoffs.accept(offers.get(1).id()));

            press(visit, "a");

            assertThat(mine())
                    .extracting(QueueItem::id)
                    .hasSize(5)
                    .doesNotContain(offers.get(0).id(), offers.get(2).id());
            assertThat(visit.text())
                    .contains(
                            "Accepted 2 leads",
                            "1 was taken already: " + offers.get(1).leadName() + " by Test Sales rep")
                    .doesNotContain("3 chosen");

            press(visit, "u");
            assertThat(notices(visit)).contains("Taken back: 2 of 2 wait again");
            assertThat(mine()).hasSize(7);
        }
    }

    @Test
    void choosesNoneAgain() {
        try (Visit visit = at("tess.rep", Map.of())) {
            press(visit, "j", "x", "x");
            assertThat(visit.window().find(MarkedOffers.class).all()).isEmpty();
            press(visit, "x");
            click(visit, "Choose none");
            assertThat(visit.window().find(MarkedOffers.class).all()).isEmpty();
            assertThat(mine()).hasSize(8);
        }
    }

    @Test
    void putsAnOfferOffUntilADayForAReason() {
        try (Visit visit = at("tess.rep", Map.of())) {
            press(visit, "j", "s");
            click(visit, "Snooze");
            assertThat(mine()).as("without a reason").hasSize(8);
            visit.window().find(TextField.class).withCaption("Why?").single().setValue("At the fair until then");
            click(visit, "Snooze");

            assertThat(visit.window().find(Dialog.class).all()).isEmpty();
            assertThat(mine()).hasSize(7);
            assertThat(notices(visit)).contains("is snoozed until");
        }
        try (Visit visit = at("tess.marketer", Map.of("tab", "snoozed"))) {
            assertThat(shown(visit)).hasSize(1);
            assertThat(visit.text()).contains("Snoozed");
        }
    }

    @Test
    void logsAttemptsAndTheFirstContactByOneKeyEach() {
        try (Visit visit = at("tess.rep", Map.of())) {
            press(visit, "j", "t", "t", "c");

            assertThat(notices(visit)).contains("Logged an attempt", "Logged a contact");
            assertThat(jdbc.sql("SELECT CONCAT(type, ' ', outcome) FROM lead_activity ORDER BY id")
                            .query(String.class)
                            .list())
                    .containsExactly("CALL no answer", "CALL no answer", "CALL connected");
            assertThat(jdbc.sql("SELECT COUNT(*) FROM handoff WHERE responded_at IS NOT NULL")
                            .query(Integer.class)
                            .single())
                    .as("the first of them is the response")
                    .isEqualTo(1);
        }
    }

    @Test
    void keepsWhatIsLookedForInTheAddressAndUnderAName() {
        try (Visit visit = at("tess.manager", Map.of("tab", "all", "channel", "Nowhere"))) {
            assertThat(shown(visit)).isEmpty();
        }
        try (Visit visit = at("tess.manager", Map.of("tab", "all", "packet", "complete", "channel", "Webinar"))) {
            assertThat(shown(visit)).hasSize(8);
            click(visit, "Saved filters");
            visit.window()
                    .find(TextField.class)
                    .withCaption("Keep what is shown as")
                    .single()
                    .setValue("Ready ones");
            click(visit, "Save");
            click(visit, "Close");
            assertThat(visit.text()).contains("Ready ones");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void narrowsByAFieldAndClearsIt() {
        try (Visit visit = at("tess.manager", Map.of("tab", "all"))) {
            press(visit, "f");
            Select<Object> holder =
                    visit.window().find(Select.class).withCaption("Responsible").single();
            visit.window().test(holder).selectItem("No person yet");
            assertThat(shown(visit)).isEmpty();

            click(visit, "Clear");
            assertThat(shown(visit)).hasSize(8);
        }
    }

    @Test
    void saysInFrontOfTheReaderWhoTookARow() {
        QueueItem taken = mine().getFirst();
        try (Visit visit = at("tess.rep", Map.of("open", taken.id().toString()))) {
            cast.as(players.otherRep(), () -> handoffs.accept(taken.id()));
            HandoffQueueView view = (HandoffQueueView) visit.window().getCurrentView();

            view.hear(visit.window().getUI(), List.of(new Decided(taken.id(), Optional.of(players.otherRep()), true)));

            assertThat(visit.window()
                            .find(OfferPanel.class)
                            .single()
                            .getElement()
                            .getTextRecursively())
                    .contains("Accepted by Test Sales rep");
            assertThat(buttons(visit)).doesNotContain("Accept", "Snooze");
        }
    }

    @Test
    void offersAReaderNothingToAnswer() {
        try (Visit visit = at("tess.executive", Map.of("tab", "all"))) {
            press(visit, "j", "x", "a", "t", "s");
            assertThat(visit.window().find(Dialog.class).all()).isEmpty();
            assertThat(offers(HandoffQueue.Tab.ALL, players.executive())).hasSize(8);
            assertThat(jdbc.sql("SELECT COUNT(*) FROM lead_activity")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private Visit at(String username, Map<String, String> parameters) {
        Visit visit = visits.of(username);
        visit.window().getUI().navigate(HandoffQueueView.class, QueryParameters.simple(parameters));
        return visit;
    }

    private List<QueueItem> mine() {
        return offers(HandoffQueue.Tab.MINE, players.rep());
    }

    private List<QueueItem> offers(HandoffQueue.Tab tab, Id person) {
        return cast.as(person, (Supplier<List<QueueItem>>) () -> queue.open(tab, 0, 10)).stream()
                .filter(item -> item.state() == HandoffState.OFFERED)
                .toList();
    }

    private static List<QueueItem> shown(Visit visit) {
        return visit.window()
                .find(QueueGrid.class)
                .single()
                .getLazyDataView()
                .getItems()
                .toList();
    }

    private static void press(Visit visit, String... keys) {
        for (String key : keys) {
            visit.window().find(Keys.class).all().getLast().press(key);
        }
    }

    private static String notices(Visit visit) {
        return visit.window().find(Notification.class).all().stream()
                .map(notice -> visit.window().test(notice).getText())
                .collect(Collectors.joining(" "));
    }

    private static List<String> buttons(Visit visit) {
        return visit.window().find(Button.class).all().stream()
                .map(Button::getText)
                .toList();
    }

    private static void click(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).all().getLast())
                .click();
    }
}
