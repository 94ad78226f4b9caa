package dev.accord.dashboards.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.Command;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.ui.ComparisonSelect;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The period of a board, and with what it is compared: two choices that stand in its address. */
final class BoardPeriod extends Div {

    private static final String PERIOD = "period";
    private static final String COMPARE = "compare";

    private final LocalDate today;
    private final PeriodPicker picker;
    private final ComparisonSelect compare;
    private CalendarPeriod span;

    /**
     * @param none what it is called to compare with no other period
     * @param chosen what follows when the reader has made another choice
     */
    BoardPeriod(LocalDate today, String none, Command chosen) {
        this.today = today;
        span = usual(today);
        addClassName("accord-actions");
        picker = new PeriodPicker(today, wanted -> {
            span = wanted;
            chosen.execute();
        });
        compare = new ComparisonSelect(none, with -> "Compared with " + with.toLowerCase(Locale.ROOT));
        compare.setAriaLabel("Compared with");
        compare.setWidth("270px");
        compare.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.execute();
            }
        });
        add(picker, compare);
    }

    private static CalendarPeriod usual(LocalDate today) {
        return new CalendarPeriod(Grain.QUARTER, today);
    }

    /** Takes over what the address asks for; what makes no sense there is said, and the usual taken in its place. */
    void read(QueryParameters asked) {
        span = named(asked.getSingleParameter(PERIOD), CalendarPeriod::parse).orElseGet(() -> usual(today));
        picker.show(span);
        compare.setValue(
                named(asked.getSingleParameter(COMPARE), Comparison::parse).orElse(null));
    }

    CalendarPeriod span() {
        return span;
    }

    Optional<Comparison> comparison() {
        return compare.getOptionalValue();
    }

    /** The choices as they stand in the address. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(PERIOD, span.word());
        comparison().ifPresent(with -> parameters.put(COMPARE, with.word()));
        return parameters;
    }

    /** Such as "1 Oct to 31 Dec 2026, day 53 of 92, compared with 1 Jul to 22 Aug 2026". */
    String line(Optional<Period> compared) {
        String whole = days(span.from(), span.to());
        long passed = ChronoUnit.DAYS.between(span.from(), today) + 1;
        long all = ChronoUnit.DAYS.between(span.from(), span.to());
        return (passed >= 1 && passed <= all ? "%s, day %d of %d".formatted(whole, passed, all) : whole)
                + compared.map(with -> ", compared with " + days(with.from(), with.to()))
                        .orElse("");
    }

    private static String days(LocalDate from, LocalDate to) {
        return FigureText.day(from) + " to " + FigureText.day(to.minusDays(1));
    }

    private static <T> Optional<T> named(Optional<String> word, Function<String, T> parsed) {
        try {
            return word.filter(text -> !text.isBlank()).map(parsed);
        } catch (Refused refused) {
            Notice.refused(refused.reason());
            return Optional.empty();
        }
    }
}
