package dev.accord.handoffs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableBiPredicate;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Asks until which day an offer is put off, and why. It closes when that was done. */
final class SnoozeDialog extends Dialog {

    private static final int LONGEST = 250;
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final DatePicker day = new DatePicker("Until the morning of");
    private final TextField reason = new TextField("Why?");
    private final ZoneId zone;
    private final SerializableBiPredicate<Instant, String> snooze;

    SnoozeDialog(String lead, LocalDate today, ZoneId zone, SerializableBiPredicate<Instant, String> snooze) {
        super("Snooze " + lead);
        this.zone = zone;
        this.snooze = snooze;
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph("It stays with whoever has it, and its clock rests until then. Everybody can"
                + " read why, also whoever gave the lead.");
        what.addClassName("accord-secondary");
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        day.setMin(today.plusDays(1));
        day.setValue(nextWorkday(today));
        day.setRequiredIndicatorVisible(true);
        day.setManualValidation(true);
        day.setErrorMessage("Choose a day after today.");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage("Give a reason; everybody can read it.");
        reason.setMaxLength(LONGEST);
        add(what, day, reason);
        Button confirm = new Button("Snooze", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    private static LocalDate nextWorkday(LocalDate today) {
        LocalDate day = today.plusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Override
    public void open() {
        super.open();
        reason.focus();
    }

    private void confirm() {
        @Nullable LocalDate chosen = day.getValue();
        day.setInvalid(chosen == null);
        reason.setInvalid(reason.getValue().isBlank());
        if (chosen == null) {
            day.focus();
        } else if (reason.isInvalid()) {
            reason.focus();
        } else if (snooze.test(chosen.atTime(MORNING).atZone(zone).toInstant(), reason.getValue())) {
            close();
        }
    }
}
