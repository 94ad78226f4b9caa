package dev.accord.webhooks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import dev.accord.ui.LinkTabs;
import dev.accord.ui.Narrow;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import dev.accord.webhooks.Deliveries;
import dev.accord.webhooks.DeliveryCard;
import dev.accord.webhooks.DeliveryState;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was told and what came of it, the newest first, as far back as one scrolls. */
final class DeliveriesPanel extends Composite<Panel> {

    private static final String ADDRESS = "admin/webhooks";

    private final Deliveries deliveries;
    private final ZoneId zone;
    private final LinkTabs tabs = new LinkTabs("Which deliveries").link("All", ADDRESS);
    private final Grid<DeliveryCard> grid = new Grid<>();
    private @Nullable DeliveryState shown;

    DeliveriesPanel(Deliveries deliveries, ZoneId zone) {
        this.deliveries = deliveries;
        this.zone = zone;
        Arrays.stream(DeliveryState.values())
                .forEach(state -> tabs.link(state.label(), ADDRESS + "?deliveries=" + word(state)));
        grid.getElement().setAttribute("aria-label", "Deliveries");
        Grid.Column<DeliveryCard> when = grid.addColumn(card -> FigureText.moment(card.at(), zone))
                .setHeader("When (" + zone + ")")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(DeliveriesPanel::what)
                .setHeader("What, to whom")
                .setFlexGrow(1);
        Grid.Column<DeliveryCard> last =
                grid.addComponentColumn(this::last).setHeader("Last attempt").setFlexGrow(1);
        grid.addComponentColumn(DeliveriesPanel::state)
                .setHeader("State")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::actions)
                .setHeader("Action")
                .setAutoWidth(true)
                .setFlexGrow(0);
        // The length is not asked for, as counting would read all that was ever told.
        grid.setItems(
                query -> deliveries.page(Optional.ofNullable(shown), query.getOffset(), query.getLimit()).stream());
        grid.setEmptyStateText("Nothing of that has been told yet.");
        Narrow.leavesOut(grid, when, last);
    }

    @Override
    protected Panel initContent() {
        return new Panel("Deliveries", grid).actions(tabs).flush();
    }

    /** @param state in small letters; empty or unknown: all */
    void show(Optional<String> state) {
        shown = state.flatMap(wanted -> Arrays.stream(DeliveryState.values())
                        .filter(each -> word(each).equals(wanted))
                        .findFirst())
                .orElse(null);
        tabs.current(shown == null ? ADDRESS : ADDRESS + "?deliveries=" + word(shown));
        look();
    }

    void look() {
        grid.getDataProvider().refreshAll();
    }

    private static String word(DeliveryState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Component what(DeliveryCard card) {
        return two(new Span(card.type().label()), card.url());
    }

    private Component last(DeliveryCard card) {
        return two(
                new Span(card.answer() == null ? FigureText.NONE : card.answer()),
                card.triedAt() == null
                        ? ""
                        : "%s, attempt %d".formatted(FigureText.moment(card.triedAt(), zone), card.attempts()));
    }

    private static Component state(DeliveryCard card) {
        return switch (card.state()) {
            case DELIVERED -> new StateTag(card.state().label(), StateTag.Tone.ACTUAL);
            case FAILED -> new StateTag(card.state().label(), StateTag.Tone.MISSED);
            case WAITING ->
                card.attempts() == 0
                        ? new StateTag(card.state().label())
                        : new StateTag("Tried again", StateTag.Tone.DUE);
        };
    }

    private Component actions(DeliveryCard card) {
        Button show = new Button("Show", click -> Attempt.succeeds(() -> open(card)));
        Button repeat = new Button("Send again", click -> {
            if (Attempt.succeeds(() -> deliveries.repeat(card.id()))) {
                Notice.done("It goes out within seconds");
            }
            look();
        });
        for (Button button : new Button[] {show, repeat}) {
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            button.setAriaLabel("%s: %s of %s"
                    .formatted(button.getText(), card.type().label(), FigureText.moment(card.at(), zone)));
        }
        Div actions = new Div(show, repeat);
        actions.addClassName("accord-actions");
        return actions;
    }

    private void open(DeliveryCard card) {
        Dialog dialog = new Dialog("Delivery " + card.id());
        dialog.setWidth("min(640px, 100%)");
        Code body = new Code(deliveries.body(card.id()));
        body.addClassName("accord-secret");
        dialog.add(body);
        dialog.getFooter().add(new Button("Close", click -> dialog.close()));
        dialog.open();
    }

    private static Component two(Component first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("accord-secondary");
        Div both = new Div(first, quiet);
        both.addClassName("accord-two");
        return both;
    }
}
