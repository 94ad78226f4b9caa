package dev.accord.disputes.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.Location;
import dev.accord.disputes.DisputeFilter;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.Notice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the period, and how long a lead may take to come forward. */
final class LessonChoices extends Div {

    private static final List<Integer> WINDOWS = List.of(30, 60, 90, 180, 365);
    /** Stands for no limit, as a list holds no nothing. */
    private static final int UNLIMITED = 0;

    /** A period that is often asked for. */
    private enum Often {
        THIS_QUARTER("This quarter", today -> spanned(new CalendarPeriod(Grain.QUARTER, today))),
        LAST_QUARTER("Last quarter", today -> spanned(new CalendarPeriod(Grain.QUARTER, today).before(1))),
        TWELVE_MONTHS("Last twelve months", today -> {
            LocalDate next = today.withDayOfMonth(1).plusMonths(1);
            return new LocalDate[] {next.minusMonths(12), next};
        }),
        THIS_YEAR("This year", today -> spanned(new CalendarPeriod(Grain.YEAR, today))),
        LAST_YEAR("Last year", today -> spanned(new CalendarPeriod(Grain.YEAR, today).before(1)));

        private final String label;
        private final Function<LocalDate, LocalDate[]> days;

        Often(String label, Function<LocalDate, LocalDate[]> days) {
            this.label = label;
            this.days = days;
        }

        private static LocalDate[] spanned(CalendarPeriod period) {
            return new LocalDate[] {period.from(), period.to()};
        }

        boolean is(Period period, LocalDate today) {
            LocalDate[] bounds = days.apply(today);
            return bounds[0].equals(period.from()) && bounds[1].equals(period.to());
        }
    }

    private final Select<Often> span = new Select<>();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To, included");
    private final Select<Integer> window = new Select<>();
    private final DisputeFilter shown;

    /** @param chosen hears of another choice */
    LessonChoices(DisputeFilter shown, LocalDate today, SerializableConsumer<DisputeFilter> chosen) {
        this.shown = shown;
        addClassName("accord-lesson-choices");
        span.setLabel("Raised");
        span.setItems(Often.values());
        span.setItemLabelGenerator(each -> each.label);
        span.setPlaceholder("Other days");
        for (Often each : Often.values()) {
            if (each.is(shown.period(), today)) {
                span.setValue(each);
            }
        }
        DatePicker.DatePickerI18n days = new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy");
        from.setI18n(days);
        from.setValue(shown.period().from());
        to.setI18n(days);
        to.setValue(shown.period().to().minusDays(1));
        window.setLabel("Comes forward");
        window.setItems(windows());
        window.setItemLabelGenerator(each -> each == UNLIMITED ? "At any time" : "Within %d days".formatted(each));
        window.setValue(Optional.ofNullable(shown.days()).orElse(UNLIMITED));
        add(span, from, to, window);
        span.addValueChangeListener(change -> {
            @Nullable Often asked = change.getValue();
            if (change.isFromClient() && asked != null) {
                LocalDate[] bounds = asked.days.apply(today);
                chosen.accept(shown.during(
                        new Period(bounds[0], bounds[1], shown.period().zone())));
            }
        });
        from.addValueChangeListener(change -> ask(change.isFromClient(), chosen));
        to.addValueChangeListener(change -> ask(change.isFromClient(), chosen));
        window.addValueChangeListener(change -> ask(change.isFromClient(), chosen));
    }

    private List<Integer> windows() {
        List<Integer> windows = new ArrayList<>(WINDOWS);
        Integer days = shown.days();
        if (days != null && !windows.contains(days)) {
            windows.add(days);
        }
        windows.add(UNLIMITED);
        return windows;
    }

    private void ask(boolean byReader, SerializableConsumer<DisputeFilter> chosen) {
        if (!byReader || from.isEmpty() || to.isEmpty() || window.isEmpty()) {
            return;
        }
        try {
            Period period = new Period(
                    from.getValue(), to.getValue().plusDays(1), shown.period().zone());
            int days = window.getValue();
            chosen.accept(shown.during(period).within(days == UNLIMITED ? OptionalInt.empty() : OptionalInt.of(days)));
        } catch (Refused no) {
            Notice.refused("The first day must not come after the last.");
        }
    }

    /** Goes to an address of the portal, so that it stands in the history of the browser. */
    static void goTo(String address) {
        Location location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
