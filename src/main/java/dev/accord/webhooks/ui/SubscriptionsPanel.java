package dev.accord.webhooks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.accord.ui.Attempt;
import dev.accord.ui.Confirmation;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.SecretDialog;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import dev.accord.webhooks.EventType;
import dev.accord.webhooks.WebhookCard;
import dev.accord.webhooks.Webhooks;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is told of what, and what can be done about it. */
final class SubscriptionsPanel extends Composite<Panel> {

    private final Webhooks webhooks;
    private final ZoneId zone;
    private final Command changed;
    private final Panel panel = new Panel("Subscriptions").flush();

    /** @param changed runs after something was changed that shows elsewhere on the screen */
    SubscriptionsPanel(Webhooks webhooks, ZoneId zone, Command changed) {
        this.webhooks = webhooks;
        this.zone = zone;
        this.changed = changed;
        list();
    }

    @Override
    protected Panel initContent() {
        return panel;
    }

    void list() {
        panel.removeAll();
        List<WebhookCard> all = webhooks.all();
        if (all.isEmpty()) {
            panel.add(
                    new EmptyState(
                            "No other program is told",
                            "Subscribe the address of one that should hear when leads are qualified, handed over or disputed."));
            return;
        }
        DataTable table = new DataTable("Subscriptions")
                .column("Address")
                .column("State")
                .column("Deliveries")
                .column("Action");
        all.forEach(card -> table.row(address(card), state(card), deliveries(card), actions(card)));
        panel.add(new Wide("Subscriptions", table));
    }

    void subscribe() {
        new SubscriptionDialog(
                        "Subscribe an address",
                        "Subscribe",
                        "",
                        Set.of(),
                        wanted -> Attempt.succeeds(() -> {
                            Webhooks.Issued issued = webhooks.subscribe(wanted.url(), wanted.events());
                            refresh();
                            show(wanted.url(), issued.secret());
                        }))
                .open();
    }

    private static Component address(WebhookCard card) {
        return two(
                new Span(card.url()),
                card.events().stream().sorted().map(EventType::label).collect(Collectors.joining(", ")));
    }

    private Component state(WebhookCard card) {
        String also = card.formerUntil() == null
                ? ""
                : "The former secret is valid until " + FigureText.moment(card.formerUntil(), zone);
        if (card.pausedAt() != null) {
            return two(new StateTag("Paused"), also);
        }
        return two(
                card.restsUntil() == null
                        ? new StateTag("Told", StateTag.Tone.ACTUAL)
                        : new StateTag("Gives no answer", StateTag.Tone.MISSED),
                also);
    }

    private static Component deliveries(WebhookCard card) {
        return two(
                new Span(FigureText.count(card.waiting()) + " waiting"),
                card.failed() == 0 ? "" : FigureText.count(card.failed()) + " given up");
    }

    private Component actions(WebhookCard card) {
        boolean paused = card.pausedAt() != null;
        Div actions = new Div(
                action("Change", card, () -> change(card)),
                paused
                        ? action("Resume", card, () -> attempt("Resumed", () -> webhooks.resume(card.id())))
                        : action("Pause", card, () -> attempt("Paused", () -> webhooks.pause(card.id()))),
                action(
                        "Send a test",
                        card,
                        () -> attempt("The test goes out within seconds", () -> webhooks.sendTest(card.id()))),
                action("Renew the secret", card, () -> renew(card)),
                action("Remove", card, () -> remove(card)));
        if (card.failed() > 0) {
            actions.add(action(
                    "Send all again",
                    card,
                    () -> attempt("They go out within the next minute", () -> webhooks.sendAgain(card.id()))));
        }
        actions.addClassName("accord-actions");
        return actions;
    }

    private static Button action(String verb, WebhookCard card, Command then) {
        Button button = new Button(verb, click -> then.execute());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("%s: %s".formatted(verb, card.url()));
        return button;
    }

    private void change(WebhookCard card) {
        new SubscriptionDialog(
                        "Change the subscription",
                        "Change",
                        card.url(),
                        card.events(),
                        wanted -> attempt("Changed", () -> webhooks.change(card.id(), wanted.url(), wanted.events())))
                .open();
    }

    private void renew(WebhookCard card) {
        Confirmation.ask(
                "Renew the secret of %s?".formatted(card.url()),
                "Deliveries are signed with both secrets for %d hours; then the former one is worth nothing."
                        .formatted(Webhooks.BOTH_VALID.toHours()),
                "Renew",
                () -> Attempt.succeeds(() -> {
                    String secret = webhooks.renewSecret(card.id());
                    refresh();
                    show(card.url(), secret);
                }));
    }

    private void remove(WebhookCard card) {
        Confirmation.ask(
                "Remove the subscription of %s?".formatted(card.url()),
                "It is told of nothing any more, also not of what waits. Its deliveries are not shown any more.",
                "Remove",
                () -> attempt("Removed", () -> webhooks.remove(card.id())));
    }

    private static void show(String url, String secret) {
        new SecretDialog(
                        "Secret of " + url,
                        "Give it to the program now, so that it can tell our deliveries by their signature. It is not"
                                + " shown again.",
                        secret)
                .open();
    }

    private boolean attempt(String done, Command work) {
        boolean succeeded = Attempt.succeeds(work);
        if (succeeded) {
            Notice.done(done);
        }
        refresh();
        return succeeded;
    }

    private void refresh() {
        list();
        changed.execute();
    }

    private static Component two(Component first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("accord-secondary");
        Div both = new Div(first, quiet);
        both.addClassName("accord-two");
        return both;
    }
}
