package dev.accord.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.reporting.Rate;
import dev.accord.reporting.Rates;
import dev.accord.ui.FigureText;

/** The rates, the newest day first, fetched as one scrolls. */
final class RateGrid extends Grid<Rate> {

    RateGrid(Rates rates, SerializableConsumer<Rate> takeBack) {
        setItems(page -> rates.newest(page.getOffset(), page.getLimit()).stream(), count -> rates.count());
        addColumn(rate -> FigureText.day(rate.day()))
                .setHeader("Day")
                .setFlexGrow(0)
                .setWidth("130px");
        addColumn(rate -> rate.currency().getCurrencyCode())
                .setHeader("Currency")
                .setFlexGrow(0)
                .setWidth("110px");
        addColumn(rate -> FigureText.decimal(rate.rate(), 10))
                .setHeader("Worth in " + rates.reportingCurrency().getCurrencyCode())
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1)
                .setWidth("140px");
        addComponentColumn(rate -> {
                    Button button = new Button("Take back", click -> takeBack.accept(rate));
                    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                    button.setAriaLabel(
                            "Take back the rate of %s for %s".formatted(rate.currency(), FigureText.day(rate.day())));
                    return button;
                })
                .setHeader("Action")
                .setFlexGrow(0)
                .setWidth("130px");
        setAriaLabel("Rates");
        setSelectionMode(SelectionMode.NONE);
        addThemeVariants(GridVariant.NO_BORDER);
        setHeight("480px");
    }
}
