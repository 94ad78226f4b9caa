package dev.accord.ingest.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.Command;
import dev.accord.ingest.SavedMapping;
import dev.accord.ingest.SavedMappings;
import dev.accord.ingest.SourceAddresses;
import dev.accord.ingest.SourceCard;
import dev.accord.ingest.mapping.ImportKind;
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
import java.time.ZoneId;
import java.util.List;

/** Who may post rows, and what can be done about it. */
final class SourcesPanel extends Composite<Panel> {

    private final SourceAddresses addresses;
    private final SavedMappings mappings;
    private final String portal;
    private final ZoneId zone;
    private final Command changed;
    private final Panel panel = new Panel("Source addresses").flush();

    /**
     * @param portal where others reach it
     * @param changed runs after something was changed that shows elsewhere on the screen
     */
    SourcesPanel(SourceAddresses addresses, SavedMappings mappings, String portal, ZoneId zone, Command changed) {
        this.addresses = addresses;
        this.mappings = mappings;
        this.portal = portal;
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
        List<SourceCard> all = addresses.all();
        if (all.isEmpty()) {
            panel.add(new EmptyState(
                    "Nobody posts rows",
                    "Save a mapping on the page Import, then make an address for a form or a marketing tool."));
            return;
        }
        DataTable table = new DataTable("Source addresses")
                .column("Source")
                .column("State")
                .column("Last post (" + zone + ")")
                .column("Action");
        all.forEach(card -> table.row(source(card), state(card), last(card), actions(card)));
        panel.add(new Wide("Source addresses", table));
    }

    void make() {
        List<String> names = mappings.all().stream()
                .filter(saved -> saved.kind() != ImportKind.PEOPLE)
                .map(SavedMapping::name)
                .toList();
        if (names.isEmpty()) {
            Notice.refused("Save a mapping on the page Import first: rows are read by one.");
            return;
        }
        new SourceDialog(
                        names,
                        wanted -> Attempt.succeeds(() -> {
                            SourceAddresses.Issued issued = addresses.make(wanted);
                            refresh();
                            show(wanted.name(), issued);
                        }))
                .open();
    }

    private static Component source(SourceCard card) {
        return two(
                new Span(card.name()),
                card.header() == null
                        ? "read by " + card.mapping()
                        : "read by %s, signed in %s".formatted(card.mapping(), card.header()));
    }

    private Component state(SourceCard card) {
        return card.offAt() == null
                ? new StateTag("Open", StateTag.Tone.ACTUAL)
                : two(new StateTag("Off"), "since " + FigureText.moment(card.offAt(), zone));
    }

    private Component last(SourceCard card) {
        if (card.lastAt() == null) {
            return new Span(FigureText.NONE);
        }
        RouterLink link = new RouterLink(FigureText.moment(card.lastAt(), zone), SourcesView.class);
        link.setQueryParameters(QueryParameters.of("source", card.id().toString()));
        link.getElement().setAttribute("aria-label", "What was posted by " + card.name());
        return link;
    }

    private Component actions(SourceCard card) {
        Div actions = new Div(
                card.isOff()
                        ? action("Switch on", card, () -> attempt("Switched on", () -> addresses.switchOn(card.id())))
                        : action(
                                "Switch off",
                                card,
                                () -> attempt("Switched off", () -> addresses.switchOff(card.id()))),
                action("Renew the key", card, () -> renew(card)),
                action("Delete", card, () -> remove(card)));
        actions.addClassName("accord-actions");
        return actions;
    }

    private static Button action(String verb, SourceCard card, Command then) {
        Button button = new Button(verb, click -> then.execute());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel("%s: %s".formatted(verb, card.name()));
        return button;
    }

    private void renew(SourceCard card) {
        Confirmation.ask(
                "Renew the key of %s?".formatted(card.name()),
                "The former address is worth nothing at once: give the sender the new one.",
                "Renew",
                () -> Attempt.succeeds(() -> {
                    SourceAddresses.Issued issued = addresses.renewKey(card.id());
                    refresh();
                    show(card.name(), issued);
                }));
    }

    private void remove(SourceCard card) {
        Confirmation.ask(
                "Delete the address of %s?".formatted(card.name()),
                "What is posted to it is refused, and the list of what came in is gone with its rejected rows. What went"
                        + " in stays.",
                "Delete",
                () -> attempt("Deleted", () -> addresses.remove(card.id())));
    }

    private void show(String name, SourceAddresses.Issued issued) {
        new SecretDialog(
                        "Address of " + name.strip(),
                        "Give it to the sender now. Whoever has it may post rows; it is not shown again.",
                        portal.replaceFirst("/+$", "") + issued.path())
                .open();
    }

    private void attempt(String done, Command work) {
        if (Attempt.succeeds(work)) {
            Notice.done(done);
        }
        refresh();
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
