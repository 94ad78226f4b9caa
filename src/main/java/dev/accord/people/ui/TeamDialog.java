package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.people.DepartmentCard;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks for a new team. It knows no service. */
final class TeamDialog extends Dialog {

    /** A team as somebody wants to found it. */
    record Founding(String name, String department, Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {}

    /** @param found founds it, and says whether that was done */
    TeamDialog(List<DepartmentCard> departments, ZoneId usual, SerializablePredicate<Founding> found) {
        setHeaderTitle("Found a team");
        setWidth("460px");
        TextField name = new TextField("Name");
        Select<DepartmentCard> department = new Select<>();
        department.setLabel("Department");
        department.setItems(departments);
        department.setItemLabelGenerator(DepartmentCard::name);
        department.setValue(departments.getFirst());
        CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>("Working days");
        days.addThemeVariants(CheckboxGroupVariant.AURA_HORIZONTAL);
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        days.setValue(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));
        TimePicker from = new TimePicker("From", LocalTime.of(9, 0));
        TimePicker to = new TimePicker("To", LocalTime.of(17, 0));
        // The clock of 24 hours, as everywhere in the portal.
        from.setLocale(Locale.UK);
        to.setLocale(Locale.UK);
        ComboBox<String> zone = new ComboBox<>("Time zone");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(usual.getId());
        Div hours = new Div(from, to);
        hours.addClassName("accord-form-row");
        Div form = new Div(name, department, days, hours, zone);
        form.addClassName("accord-form");
        add(form);
        Button save = new Button("Found", click -> {
            boolean complete = !from.isEmpty() && !to.isEmpty() && !zone.isEmpty();
            name.setInvalid(name.getValue().isBlank());
            if (complete
                    && !name.isInvalid()
                    && found.test(new Founding(
                            name.getValue().strip(),
                            department.getValue().code(),
                            days.getValue(),
                            from.getValue(),
                            to.getValue(),
                            ZoneId.of(zone.getValue())))) {
                close();
            }
        });
        name.setErrorMessage("Every team has a name");
        from.setRequiredIndicatorVisible(true);
        to.setRequiredIndicatorVisible(true);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
        name.focus();
    }
}
