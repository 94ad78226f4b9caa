package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import dev.accord.people.Absence;
import dev.accord.people.Presence;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** When somebody will not be there. Offers go to others meanwhile. */
final class AbsenceFields extends Div {

    private final Presence presence;
    private final Id person;
    private final LocalDate today;
    private final Div list = new Div();
    private final DatePicker from = new DatePicker("First day");
    private final DatePicker to = new DatePicker("Last day");
    private final TextField reason = new TextField("Why");

    AbsenceFields(Presence presence, Id person, LocalDate today) {
        this.presence = presence;
        this.person = person;
        this.today = today;
        addClassName("accord-form");
        from.setLocale(Locale.UK);
        to.setLocale(Locale.UK);
        from.setMin(today);
        to.setMin(today);
        from.addValueChangeListener(change -> to.setMin(from.getOptionalValue().orElse(today)));
        from.setErrorMessage("Choose the first day");
        to.setErrorMessage("Choose the last day");
        from.setManualValidation(true);
        to.setManualValidation(true);
        reason.setMaxLength(200);
        reason.setPlaceholder("Holiday");
        Div days = new Div(from, to);
        days.addClassName("accord-form-row");
        add(list, days, reason, new Button("Add the absence", click -> announce()));
        show();
    }

    private void show() {
        List<Absence> coming = presence.of(person, today);
        list.removeAll();
        if (coming.isEmpty()) {
            Paragraph none = new Paragraph("No absence is announced.");
            none.addClassName("accord-secondary");
            list.add(none);
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("accord-absences");
        coming.forEach(absence -> rows.add(row(absence)));
        list.add(rows);
    }

    private ListItem row(Absence absence) {
        String days = FigureText.day(absence.from()) + " to " + FigureText.day(absence.to());
        Span why = new Span(absence.reason());
        why.addClassName("accord-secondary");
        Button back = new Button("Take back", click -> {
            if (Attempt.succeeds(() -> presence.withdraw(absence.id()))) {
                Notice.done("Taken back");
                show();
            }
        });
        back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        back.setAriaLabel("Take back the absence from " + days);
        return new ListItem(new Span(days), why, back);
    }

    private void announce() {
        from.setInvalid(from.isEmpty());
        to.setInvalid(to.isEmpty());
        if (from.isInvalid() || to.isInvalid()) {
            return;
        }
        if (Attempt.succeeds(() -> presence.announce(person, from.getValue(), to.getValue(), reason.getValue()))) {
            Notice.done("Offers go to others meanwhile");
            from.clear();
            to.clear();
            reason.clear();
            show();
        }
    }
}
