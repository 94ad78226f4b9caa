package dev.accord.reporting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.reporting.Rate;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Takes many rates at once, as they come out of a spreadsheet. It knows no service. */
final class PastedRatesDialog extends Dialog {

    private static final String CUTS = "[\\s;,]+";

    /** @param set takes the rates, and says whether they were set */
    PastedRatesDialog(String reporting, SerializablePredicate<List<Rate>> set) {
        setHeaderTitle("Paste rates");
        setWidth("min(460px, 100%)");
        TextArea lines = new TextArea("One rate a line: currency, day, worth in " + reporting);
        lines.setPlaceholder("USD 2026-11-25 0.9231");
        lines.setHelperText("Days such as 2026-11-25 and a decimal point; blanks, tabs or semicolons between.");
        lines.setWidthFull();
        lines.setMinRows(8);
        add(lines);
        Button save = new Button(
                "Set",
                click -> Attempt.succeeds(() -> {
                    if (set.test(read(lines.getValue()))) {
                        close();
                    }
                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private static List<Rate> read(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PastedRatesDialog::rate)
                .toList();
    }

    private static Rate rate(String line) {
        String[] parts = line.split(CUTS, -1);
        try {
            if (parts.length == 3) {
                return new Rate(
                        Money.currencyOf(parts[0].toUpperCase(Locale.ROOT)),
                        LocalDate.parse(parts[1]),
                        new BigDecimal(parts[2]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw unreadable(line);
        }
        throw unreadable(line);
    }

    private static Refused unreadable(String line) {
        return Refused.invalid("bad-rate", "\"%s\" is no rate: a line is like USD 2026-11-25 0.9231", line);
    }
}
