package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.accord.people.DayOff;
import dev.accord.ui.Glyph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holidays and half days, one in each row. */
final class DaysOffFields extends Section {

    private record Row(DatePicker day, TextField name, TimePicker closesAt) implements java.io.Serializable {}

    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();
    private final List<DayOff> past;

    /** @param from days before it stay as they are, and out of sight */
    DaysOffFields(List<DayOff> known, LocalDate from) {
        H3 heading = new H3("Holidays and half days");
        heading.addClassName("accord-side-heading");
        setAriaLabel("Holidays and half days");
        addClassName("accord-days-off");
        list.addClassName("accord-form");
        known.stream().filter(off -> !off.day().isBefore(from)).forEach(off -> {
            Row row = row();
            row.day().setValue(off.day());
            row.name().setValue(off.name());
            off.closesAt().ifPresent(row.closesAt()::setValue);
        });
        past = known.stream().filter(off -> off.day().isBefore(from)).toList();
        Button more =
                new Button("Add a day", Glyph.PLUS.icon(), click -> row().day().focus());
        more.addThemeVariants(ButtonVariant.SMALL);
        add(heading, list, more);
    }

    private Row row() {
        Row row = new Row(new DatePicker("Day"), new TextField("Name"), new TimePicker("Closes at"));
        row.day().setLocale(Locale.UK);
        row.closesAt().setLocale(Locale.UK);
        row.closesAt().setClearButtonVisible(true);
        row.closesAt().setPlaceholder("all day");
        row.name().setErrorMessage("Every day off has a name");
        row.day().setErrorMessage("Choose the day");
        row.name().setManualValidation(true);
        row.day().setManualValidation(true);
        Div line = new Div();
        Button remove = new Button(Glyph.CLOSE.icon(), click -> {
            rows.remove(row);
            list.remove(line);
        });
        remove.setAriaLabel("Remove this day");
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        line.addClassName("accord-day-off");
        line.add(row.day(), row.name(), row.closesAt(), remove);
        rows.add(row);
        list.add(line);
        return row;
    }

    boolean complete() {
        rows.forEach(row -> {
            row.day().setInvalid(row.day().isEmpty());
            row.name().setInvalid(row.name().getValue().isBlank());
        });
        return rows.stream()
                .noneMatch(row -> row.day().isInvalid() || row.name().isInvalid());
    }

    List<DayOff> daysOff() {
        List<DayOff> all = new ArrayList<>(past);
        rows.forEach(row -> all.add(new DayOff(
                row.day().getValue(), row.name().getValue(), row.closesAt().getOptionalValue())));
        return all;
    }
}
