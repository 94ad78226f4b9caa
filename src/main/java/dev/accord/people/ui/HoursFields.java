package dev.accord.people.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.accord.people.WorkingHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;

/** The hours of each week of a team, and its time zone. */
final class HoursFields extends Div {

    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>("Working days");
    private final TimePicker from = new TimePicker("From");
    private final TimePicker to = new TimePicker("To");
    private final ComboBox<String> zone = new ComboBox<>("Time zone");

    HoursFields(WorkingHours known) {
        addClassName("accord-form");
        days.addThemeVariants(CheckboxGroupVariant.AURA_HORIZONTAL);
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        days.setValue(known.days());
        // The clock of 24 hours, as everywhere in the portal.
        from.setLocale(Locale.UK);
        to.setLocale(Locale.UK);
        from.setValue(known.from());
        to.setValue(known.to());
        from.setRequiredIndicatorVisible(true);
        to.setRequiredIndicatorVisible(true);
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(known.zone().getId());
        Div hours = new Div(from, to);
        hours.addClassName("accord-form-row");
        add(days, hours, zone);
    }

    boolean complete() {
        return !from.isEmpty() && !to.isEmpty() && !zone.isEmpty();
    }

    /** @throws dev.accord.shared.Refused with code {@code bad-hours} */
    WorkingHours week() {
        return new WorkingHours(days.getValue(), from.getValue(), to.getValue(), ZoneId.of(zone.getValue()), Set.of());
    }
}
