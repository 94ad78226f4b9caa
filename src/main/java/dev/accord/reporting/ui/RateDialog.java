package dev.accord.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.reporting.Rate;
import dev.accord.shared.Money;
import dev.accord.ui.Attempt;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Asks for a rate. It knows no service. */
final class RateDialog extends Dialog {

    private final ComboBox<String> currency = new ComboBox<>("Currency");
    private final DatePicker day = new DatePicker("Day");
    private final BigDecimalField rate = new BigDecimalField();

    /** @param set takes the rate, and says whether it was set */
    RateDialog(String reporting, LocalDate today, SerializablePredicate<List<Rate>> set) {
        setHeaderTitle("Set a rate");
        setWidth("min(420px, 100%)");
        currency.setItems(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(code -> !code.equals(reporting))
                .sorted()
                .toList());
        currency.setErrorMessage("Which currency?");
        day.setLocale(Locale.UK);
        day.setValue(today);
        day.setErrorMessage("Since which day?");
        rate.setLabel("One unit is worth, in " + reporting);
        rate.setErrorMessage("How much is it worth?");
        Div form = new Div(currency, day, rate);
        form.addClassName("accord-form");
        add(form);
        Button save = new Button("Set", click -> submit(set));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private void submit(SerializablePredicate<List<Rate>> set) {
        currency.setInvalid(currency.isEmpty());
        day.setInvalid(day.isEmpty());
        rate.setInvalid(rate.isEmpty());
        if (currency.isInvalid() || day.isInvalid() || rate.isInvalid()) {
            return;
        }
        Attempt.succeeds(() -> {
            Rate wanted = new Rate(Money.currencyOf(currency.getValue()), day.getValue(), rate.getValue());
            if (set.test(List.of(wanted))) {
                close();
            }
        });
    }
}
