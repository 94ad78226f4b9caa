package dev.accord.goals.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import dev.accord.goals.Goal;
import dev.accord.shared.CalendarPeriod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The plan curve: even over the months, or each month with its own weight. */
final class CurveFields extends Div {

    private static final String EVEN = "Even over the months";
    private static final String BY_MONTH = "By month";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private final RadioButtonGroup<String> curve = new RadioButtonGroup<>("Plan curve");
    private final Div row = new Div();
    private final Paragraph hint =
            new Paragraph("Weights in any unit: a month with 2 carries twice as much as one with 1.");
    private final Map<YearMonth, BigDecimalField> weights = new LinkedHashMap<>();

    CurveFields() {
        addClassName("accord-stack");
        curve.setItems(EVEN, BY_MONTH);
        curve.setValue(EVEN);
        curve.addValueChangeListener(change -> open());
        row.addClassName("accord-form-row");
        hint.addClassName("accord-secondary");
        add(curve, row, hint);
        open();
    }

    private void open() {
        boolean byMonth = BY_MONTH.equals(curve.getValue());
        row.setVisible(byMonth);
        hint.setVisible(byMonth);
    }

    void cover(CalendarPeriod span) {
        weights.clear();
        row.removeAll();
        for (YearMonth month : span.months()) {
            BigDecimalField field = new BigDecimalField(MONTH.format(month));
            field.setValue(BigDecimal.ONE);
            weights.put(month, field);
            row.add(field);
        }
        setVisible(weights.size() > 1);
    }

    /** Takes over the curve of a goal; shares are shown as per cent. */
    void follow(Goal goal) {
        boolean even = goal.shares().values().stream()
                        .map(share -> share.setScale(6, java.math.RoundingMode.HALF_UP))
                        .distinct()
                        .count()
                == 1;
        if (!even) {
            goal.shares().forEach((month, share) -> {
                BigDecimalField field = weights.get(month);
                if (field != null) {
                    field.setValue(share.movePointRight(2).stripTrailingZeros());
                }
            });
            curve.setValue(BY_MONTH);
        }
    }

    /** A field that is left empty weighs nothing. */
    Map<YearMonth, BigDecimal> weights() {
        boolean even = EVEN.equals(curve.getValue());
        Map<YearMonth, BigDecimal> entered = new LinkedHashMap<>();
        weights.forEach((month, field) -> entered.put(
                month, even ? BigDecimal.ONE : field.getOptionalValue().orElse(BigDecimal.ZERO)));
        return entered;
    }
}
