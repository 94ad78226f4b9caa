package dev.accord.ingest.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.accord.ingest.Imports;
import dev.accord.ingest.SourceAddresses;
import dev.accord.ingest.SourceCard;
import dev.accord.ingest.SourceDelivery;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import dev.accord.ui.Wide;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What was posted to an address lately, the newest first, and what became of it. */
final class SourceDeliveriesPanel extends Composite<Panel> {

    private static final int FAILED = 400;

    private final SourceAddresses addresses;
    private final Imports imports;
    private final ZoneId zone;
    private final Select<SourceCard> source = new Select<>();
    private final Div list = new Div();
    private Optional<String> wanted = Optional.empty();

    SourceDeliveriesPanel(SourceAddresses addresses, Imports imports, ZoneId zone) {
        this.addresses = addresses;
        this.imports = imports;
        this.zone = zone;
        source.setLabel("Posted by");
        source.setItemLabelGenerator(SourceCard::name);
        source.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                wanted = Optional.of(change.getValue().id().toString());
            }
            list();
        });
    }

    @Override
    protected Panel initContent() {
        return new Panel("What came in", source, list);
    }

    /** @param id of the address; empty or unknown: the first */
    void show(Optional<String> id) {
        wanted = id;
        look();
    }

    void look() {
        List<SourceCard> all = addresses.all();
        setVisible(!all.isEmpty());
        source.setItems(all);
        all.stream()
                .filter(card -> wanted.filter(card.id().toString()::equals).isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(source::setValue);
    }

    private void list() {
        list.removeAll();
        if (source.getValue() == null) {
            return;
        }
        List<SourceDelivery> deliveries = addresses.deliveries(source.getValue().id());
        if (deliveries.isEmpty()) {
            list.add(
                    new EmptyState("Nothing was posted yet", "What comes in shows here with what became of its rows."));
            return;
        }
        DataTable table = new DataTable("What came in")
                .column("When (" + zone + ")")
                .column("Outcome")
                .column("Rows")
                .column("Rejected");
        deliveries.forEach(each ->
                table.row(new Span(FigureText.moment(each.at(), zone)), outcome(each), rows(each), rejected(each)));
        list.add(new Wide("What came in", table));
    }

    private static Component outcome(SourceDelivery delivery) {
        StateTag tag = delivery.status() < FAILED
                ? new StateTag("Taken", StateTag.Tone.ACTUAL)
                : new StateTag("Refused, " + delivery.status(), StateTag.Tone.MISSED);
        Span quiet = new Span(delivery.reason() == null ? "" : delivery.reason());
        quiet.addClassName("accord-secondary");
        Div both = new Div(tag, quiet);
        both.addClassName("accord-two");
        return both;
    }

    private static Component rows(SourceDelivery delivery) {
        return new Span(
                delivery.importId() == null
                        ? FigureText.NONE
                        : "%s created, %s changed, %s unchanged"
                                .formatted(
                                        FigureText.count(delivery.created()),
                                        FigureText.count(delivery.updated()),
                                        FigureText.count(delivery.unchanged())));
    }

    private Component rejected(SourceDelivery delivery) {
        return delivery.importId() == null || delivery.rejected() == 0
                ? new Span(FigureText.count(delivery.rejected()))
                : new RejectsLink(imports, delivery.importId(), delivery.rejected());
    }
}
