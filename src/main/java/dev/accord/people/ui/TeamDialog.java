package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.function.SerializableSupplier;
import dev.accord.people.DayOff;
import dev.accord.people.DepartmentCard;
import dev.accord.people.TeamCard;
import dev.accord.people.WorkingHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Asks for a new team, or for other hours of one. It knows no service. */
final class TeamDialog extends Dialog {

    /** A team as somebody wants to found it. */
    record Founding(String name, String department, SerializableSupplier<WorkingHours> week)
            implements java.io.Serializable {}

    /** The hours as somebody wants them. */
    record Change(SerializableSupplier<WorkingHours> week, SerializableSupplier<List<DayOff>> daysOff)
            implements java.io.Serializable {}

    private TeamDialog(String title, String width) {
        setHeaderTitle(title);
        setWidth(width);
    }

    /** @param found founds it, and says whether that was done */
    static TeamDialog founding(List<DepartmentCard> departments, ZoneId usual, SerializablePredicate<Founding> found) {
        TeamDialog dialog = new TeamDialog("Found a team", "460px");
        TextField name = new TextField("Name");
        name.setErrorMessage("Every team has a name");
        Select<DepartmentCard> department = new Select<>();
        department.setLabel("Department");
        department.setItems(departments);
        department.setItemLabelGenerator(DepartmentCard::name);
        department.setValue(departments.getFirst());
        HoursFields hours = new HoursFields(WorkingHours.officeHours(usual));
        Div form = new Div(name, department, hours);
        form.addClassName("accord-form");
        dialog.add(form);
        dialog.foot("Found", () -> {
            name.setInvalid(name.getValue().isBlank());
            return hours.complete()
                    && !name.isInvalid()
                    && found.test(new Founding(
                            name.getValue().strip(), department.getValue().code(), hours::week));
        });
        name.focus();
        return dialog;
    }

    /** @param change changes it, and says whether that was done */
    static TeamDialog changing(TeamCard team, LocalDate today, SerializablePredicate<Change> change) {
        TeamDialog dialog = new TeamDialog("Hours of " + team.name(), "min(640px, 100%)");
        HoursFields hours = new HoursFields(team.hours());
        DaysOffFields daysOff = new DaysOffFields(team.daysOff(), today);
        Div form = new Div(hours, daysOff);
        form.addClassName("accord-stack");
        dialog.add(form);
        dialog.foot(
                "Save",
                () -> hours.complete() && daysOff.complete() && change.test(new Change(hours::week, daysOff::daysOff)));
        return dialog;
    }

    private void foot(String verb, SerializableSupplier<Boolean> done) {
        Button save = new Button(verb, click -> {
            if (done.get()) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }
}
