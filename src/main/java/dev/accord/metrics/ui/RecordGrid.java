package dev.accord.metrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.FigureRecord;
import dev.accord.metrics.Figures;
import dev.accord.ui.FigureText;
import dev.accord.ui.Narrow;
import dev.accord.ui.StateTag;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The records behind a figure, newest first, fetched as one scrolls. */
final class RecordGrid extends Grid<FigureRecord> {

    RecordGrid(Figures figures, Figure figure) {
        String key = figure.metric().key();
        // with its currency, so that no page has to find out again which one it is
        FigureQuery query = figure.currency().map(figure.query()::in).orElse(figure.query());
        ZoneId zone = query.period().zone();
        int records = Math.toIntExact(figure.records());
        setItems(page -> figures.records(key, query, page.getOffset(), page.getLimit()).stream(), count -> records);
        addColumn(record -> FigureText.orNone(record.at(), at -> FigureText.moment(at, zone)))
                .setHeader("When")
                .setFlexGrow(0)
                .setWidth("170px");
        addComponentColumn(RecordGrid::name).setHeader("Record").setFlexGrow(3).setWidth("180px");
        addColumn(record -> FigureText.decimal(record.numerator(), 2)
                        + record.currency()
                                .map(Currency::getCurrencyCode)
                                .map(" "::concat)
                                .orElse(""))
                .setHeader("Counts")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("150px");
        Column<FigureRecord> of = addColumn(
                        record -> FigureText.orNone(record.denominator(), number -> FigureText.decimal(number, 2)))
                .setHeader("Of")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("90px");
        of.setVisible(figure.denominator().isPresent());
        Column<FigureRecord> group = addColumn(record -> Wording.group(record.key()))
                .setHeader(Wording.by(query.by()))
                .setWidth("140px");
        group.setVisible(query.by() != Breakdown.NONE);
        Column<FigureRecord> remarks = addComponentColumn(RecordGrid::remarks)
                .setHeader("Remarks")
                .setFlexGrow(1)
                .setWidth("160px");
        List<Column<FigureRecord>> lessImportant = new ArrayList<>(List.of(remarks));
        if (of.isVisible()) {
            lessImportant.add(of);
        }
        if (group.isVisible()) {
            lessImportant.add(group);
        }
        Narrow.leavesOut(this, lessImportant.toArray(Column<?>[]::new));
        setAriaLabel("Records behind " + figure.metric().label());
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.NO_BORDER);
        setHeight("420px");
    }

    private static Component name(FigureRecord record) {
        String label = record.label().isBlank() ? record.kind() + " " + record.id() : record.label();
        return record.lead()
                .<Component>map(lead -> new Anchor("leads/" + lead, label))
                .orElseGet(() -> new Span(label));
    }

    private static Component remarks(FigureRecord record) {
        Div tags = new Div();
        tags.addClassName("accord-actions");
        record.marked()
                .ifPresent(mark ->
                        tags.add(new StateTag(mark.charAt(0) + mark.substring(1).toLowerCase(Locale.ROOT))));
        record.original()
                .ifPresent(money -> tags.add(new StateTag(
                        FigureText.moneyExact(money.amount(), money.currency().getCurrencyCode()))));
        if (record.maturing()) {
            tags.add(new StateTag("Maturing"));
        }
        record.fault().ifPresent(fault -> tags.add(new StateTag(Wording.fault(fault), StateTag.Tone.DUE)));
        return tags;
    }
}
