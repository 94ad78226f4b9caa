package dev.accord.activity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.accord.activity.Bundling;
import dev.accord.activity.QuietHours;
import dev.accord.activity.Reader;
import dev.accord.activity.Readers;
import dev.accord.activity.Wishes;
import dev.accord.shared.Tiding;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Which kinds by which way, when no e-mail comes, and how many at once. */
final class TellingFields extends Div {

    private final Readers readers;
    private final CheckboxGroup<Tiding.Kind> bell = kinds("By the bell");
    private final CheckboxGroup<Tiding.Kind> mail = kinds("By e-mail");
    private final RadioButtonGroup<Bundling> bundling = new RadioButtonGroup<>("E-mails come");
    private final TimePicker quietFrom = new TimePicker("No e-mails from");
    private final TimePicker quietTo = new TimePicker("until");
    private final ComboBox<String> zone = new ComboBox<>("In the time zone");

    TellingFields(Readers readers) {
        this.readers = readers;
        Reader me = readers.me();
        addClassName("accord-form");
        bundling.setItems(Bundling.values());
        bundling.setItemLabelGenerator(Bundling::label);
        // The clock of 24 hours, as everywhere in the portal.
        quietFrom.setLocale(Locale.UK);
        quietTo.setLocale(Locale.UK);
        quietFrom.setClearButtonVisible(true);
        quietTo.setClearButtonVisible(true);
        quietTo.setManualValidation(true);
        quietFrom.setManualValidation(true);
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setPlaceholder("that of your team, " + me.home());
        zone.setClearButtonVisible(true);
        show(me.wishes());
        Div quiet = new Div(quietFrom, quietTo);
        quiet.addClassName("accord-form-row");
        Div byMail = new Div(mail, bundling, quiet, zone);
        byMail.addClassName("accord-form");
        byMail.setVisible(readers.mailGoesOut() && me.address().isPresent());
        Paragraph where = new Paragraph(where(readers.mailGoesOut(), me));
        where.addClassName("accord-secondary");
        add(bell, where, byMail, new Button("Keep this", click -> choose()));
    }

    private static CheckboxGroup<Tiding.Kind> kinds(String label) {
        CheckboxGroup<Tiding.Kind> kinds = new CheckboxGroup<>(label);
        kinds.addThemeVariants(CheckboxGroupVariant.AURA_HORIZONTAL);
        kinds.setItems(Tiding.Kind.values());
        kinds.setItemLabelGenerator(Tiding.Kind::label);
        return kinds;
    }

    private static String where(boolean goesOut, Reader me) {
        if (!goesOut) {
            return "No e-mails are sent: this portal has no mail server. An administrator can give it one.";
        }
        return me.address()
                .map(address -> "E-mails go to " + address + ".")
                .orElse(
                        "No e-mails are sent to you: the portal knows no address of yours. It comes with an import of people.");
    }

    private void show(Wishes wishes) {
        bell.setValue(wishes.bell());
        mail.setValue(wishes.mail());
        bundling.setValue(wishes.bundling());
        wishes.quiet().ifPresent(quiet -> {
            quietFrom.setValue(quiet.from());
            quietTo.setValue(quiet.to());
        });
        wishes.zone().map(ZoneId::getId).ifPresent(zone::setValue);
    }

    private void choose() {
        boolean half = quietFrom.isEmpty() != quietTo.isEmpty();
        quietTo.setInvalid(half);
        quietTo.setErrorMessage(half ? "Quiet hours have a beginning and an end" : "");
        if (!half
                && Attempt.succeeds(() -> readers.choose(new Wishes(
                        bell.getValue(),
                        mail.getValue(),
                        quietFrom.getOptionalValue().map(from -> new QuietHours(from, quietTo.getValue())),
                        bundling.getValue(),
                        Optional.ofNullable(zone.getValue()).map(ZoneId::of))))) {
            Notice.done("From now on you are told so");
        }
    }
}
