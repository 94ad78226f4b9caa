package dev.accord.webhooks.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import dev.accord.testing.Visits;
import dev.accord.testing.Visits.Visit;
import dev.accord.webhooks.AllowedTargets;
import dev.accord.webhooks.Deliveries;
import dev.accord.webhooks.EventType;
import dev.accord.webhooks.WebhookCard;
import dev.accord.webhooks.Webhooks;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class WebhooksViewTest {

    private static final String URL = "https://127.0.0.1/accord";

    @Autowired
    Cast cast;

    @Autowired
    Visits visits;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    AllowedTargets allowed;

    @Autowired
    JdbcClient jdbc;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void subscribesAnAddressOnceItIsAllowedAndShowsTheSecretOnce() {
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(WebhooksView.class);
            assertThat(visit.text()).contains("No other program is told");

            press(visit, "Subscribe an address");
            press(visit, "Subscribe");
            assertThat(field(visit, "Address").getErrorMessage()).isEqualTo("Where is it told?");
            field(visit, "Address").setValue(URL);
            events(visit).setValue(Set.of(EventType.HANDOFF_ACCEPTED, EventType.DISPUTE_DECIDED));
            press(visit, "Subscribe");
            assertThat(visit.text())
                    .contains(
                            "127.0.0.1 is 127.0.0.1, which is not on the public internet: allow that host or network");

            field(visit, "Host or network").setValue("127.0.0.0/8");
            press(visit, "Allow");
            assertThat(cast.as(players.administrator(), allowed::all)).containsExactly("127.0.0.0/8");
            press(visit, "Subscribe");

            String secret = visit.window().find(Code.class).single().getText();
            assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(40);
            press(visit, "I have noted it");
            assertThat(visit.text())
                    .contains(URL, "Handoff accepted, Dispute decided", "Told", "0 waiting")
                    .doesNotContain(secret);
        }
    }

    @Test
    void changesPausesAndRemovesASubscription() {
        subscribe();
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(WebhooksView.class);

            press(visit, "Change");
            assertThat(events(visit).getValue()).containsExactly(EventType.HANDOFF_OFFERED);
            events(visit)
                    .setValue(EnumSet.allOf(EventType.class).stream()
                            .filter(type -> type != EventType.TEST)
                            .collect(java.util.stream.Collectors.toSet()));
            visit.window()
                    .test(visit.window().find(Button.class).withText("Change").all().stream()
                            .filter(button -> button.getAriaLabel().isEmpty())
                            .findFirst()
                            .orElseThrow())
                    .click();
            assertThat(only().events()).hasSize(8);

            press(visit, "Pause");
            assertThat(visit.text()).contains("Paused");
            press(visit, "Send a test");
            assertThat(visit.text()).contains("The subscription is paused: resume it first.");
            press(visit, "Resume");
            assertThat(only().pausedAt()).isNull();

            press(visit, "Renew the secret");
            confirm(visit);
            press(visit, "I have noted it");
            assertThat(visit.text()).contains("The former secret is valid until");

            press(visit, "Remove");
            confirm(visit);
            assertThat(visit.text()).contains("No other program is told");
        }
    }

    @Test
    void showsDeliveriesByTheirStateAndSendsOneAgain() {
        subscribe();
        WebhookCard card = only();
        cast.as(players.administrator(), () -> webhooks.sendTest(card.id()));
        jdbc.sql("""
                        UPDATE webhook_delivery SET state = 'FAILED', attempts = 8, answer = 'Answered 503', status = 503,
                               tried_at = '2027-03-03 10:00:00', ended_at = '2027-03-03 10:00:00'
                        """).update();
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().getUI().navigate("admin/webhooks", QueryParameters.of("deliveries", "delivered"));
            assertThat(visit.window().test(grid(visit)).size()).isZero();

            visit.window().getUI().navigate("admin/webhooks", QueryParameters.of("deliveries", "failed"));
            assertThat(visit.window().test(grid(visit)).size()).isEqualTo(1);
            assertThat(visit.text()).contains("1 given up");
            assertThat(words(visit, 1)).contains("Test", URL);
            assertThat(words(visit, 2)).contains("Answered 503", "3 Mar 2027, 10:00, attempt 8");
            assertThat(words(visit, 3)).contains("Given up");

            visit.window().test((Button) action(visit, 0)).click();
            assertThat(visit.text()).contains("\"type\":\"test\"", "Nothing has happened.");
            press(visit, "Close");
            visit.window().test((Button) action(visit, 1)).click();
        }
        assertThat(cast.as(players.administrator(), () -> deliveries.page(Optional.empty(), 0, 10)))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.attempts()).isZero());
        assertThat(states()).containsExactly("WAITING");
    }

    @Test
    void sendsAllAgainThatWasGivenUp() {
        subscribe();
        WebhookCard card = only();
        cast.as(players.administrator(), () -> webhooks.sendTest(card.id()));
        cast.as(players.administrator(), () -> webhooks.sendTest(card.id()));
        jdbc.sql("UPDATE webhook_delivery SET state = 'FAILED', attempts = 8, ended_at = next_at")
                .update();
        try (Visit visit = visits.of("tess.admin")) {
            visit.window().navigate(WebhooksView.class);
            assertThat(visit.text()).contains("2 given up");
            press(visit, "Send all again");
            assertThat(visit.text()).contains("2 waiting").doesNotContain("2 given up", "Send all again");
        }
        assertThat(states()).containsExactly("WAITING", "WAITING");
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM webhook_delivery")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private void subscribe() {
        cast.as(players.administrator(), () -> {
            allowed.allow("127.0.0.1");
            webhooks.subscribe(URL, Set.of(EventType.HANDOFF_OFFERED));
        });
    }

    private WebhookCard only() {
        return cast.as(players.administrator(), webhooks::all).getFirst();
    }

    private static void press(Visit visit, String text) {
        visit.window()
                .test(visit.window().find(Button.class).withText(text).last())
                .click();
    }

    private static void confirm(Visit visit) {
        visit.window().test(visit.window().find(ConfirmDialog.class).single()).confirm();
    }

    private static TextField field(Visit visit, String label) {
        return visit.window().find(TextField.class).withCaption(label).single();
    }

    @SuppressWarnings("unchecked")
    private static CheckboxGroup<EventType> events(Visit visit) {
        return (CheckboxGroup<EventType>) visit.window()
                .find(CheckboxGroup.class)
                .withCaption("Is told of")
                .single();
    }

    private static Grid<?> grid(Visit visit) {
        return visit.window().find(Grid.class).single();
    }

    private static String words(Visit visit, int column) {
        return visit.window()
                .test(grid(visit))
                .getCellComponent(0, column)
                .getElement()
                .getTextRecursively();
    }

    private static com.vaadin.flow.component.Component action(Visit visit, int index) {
        return visit.window()
                .test(grid(visit))
                .getCellComponent(0, 4)
                .getChildren()
                .toList()
                .get(index);
    }
}
