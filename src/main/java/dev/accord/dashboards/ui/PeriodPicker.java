package dev.accord.dashboards.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses a month, quarter or year: this one or one before it. */
final class PeriodPicker extends Div {

    private final Select<Grain> grain = new Select<>();
    private final Select<CalendarPeriod> span = new Select<>();
    private final LocalDate today;

    PeriodPicker(LocalDate today, SerializableConsumer<CalendarPeriod> chosen) {
        this.today = today;
        addClassName("accord-actions");
        grain.setAriaLabel("Length of the period");
        grain.setItems(Grain.values());
        grain.setItemLabelGenerator(Grain::label);
        grain.setWidth("110px");
        grain.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(new CalendarPeriod(change.getValue(), today));
            }
        });
        span.setAriaLabel("Period");
        span.setItemLabelGenerator(CalendarPeriod::label);
        span.setWidth("168px");
        span.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(change.getValue());
            }
        });
        add(grain, span);
    }

    void show(CalendarPeriod wanted) {
        grain.setValue(wanted.grain());
        List<CalendarPeriod> recent = IntStream.range(0, howMany(wanted.grain()))
                .mapToObj(new CalendarPeriod(wanted.grain(), today)::before)
                .toList();
        span.setItems(
                recent.contains(wanted)
                        ? recent
                        : Stream.concat(recent.stream(), Stream.of(wanted)).toList());
        span.setValue(wanted);
    }

    private static int howMany(Grain grain) {
        return switch (grain) {
            case MONTH -> 18;
            case QUARTER -> 9;
            case YEAR -> 4;
        };
    }
}
