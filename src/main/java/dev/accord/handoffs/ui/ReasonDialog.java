package dev.accord.handoffs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableBiPredicate;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.people.PersonCard;
import java.util.List;

/** Asks for a reason, and where somebody else is to get the offer, for whom. It closes when that was done. */
final class ReasonDialog extends Dialog {

    private static final int LONGEST = 250;

    private final TextArea reason = new TextArea("Why?");

    private ReasonDialog(String title, String consequence) {
        super(title);
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        Paragraph what = new Paragraph(consequence);
        what.addClassName("accord-secondary");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage("Give a reason; everybody can read it.");
        reason.setMaxLength(LONGEST);
        add(what);
    }

    /** @param pause lets the clock rest, and says whether that was done */
    static ReasonDialog pausing(String lead, SerializablePredicate<String> pause) {
        ReasonDialog dialog = new ReasonDialog(
                "Let the clock of %s rest".formatted(lead),
                "Warning and due time move by the business time until you let it run on.");
        dialog.add(dialog.reason);
        dialog.foot("Let it rest", () -> pause.test(dialog.reason.getValue()));
        return dialog;
    }

    /** @param give gives the offer, and says whether that was done */
    static ReasonDialog givingTo(
            String lead, List<PersonCard> people, SerializableBiPredicate<PersonCard, String> give) {
        ReasonDialog dialog = new ReasonDialog(
                "Give %s to somebody else".formatted(lead), "They are offered the lead with a clock of their own.");
        Select<PersonCard> person = new Select<>();
        person.setLabel("To whom?");
        person.setItems(people);
        person.setItemLabelGenerator(PersonCard::name);
        person.setManualValidation(true);
        person.setErrorMessage("Choose a person.");
        dialog.add(person, dialog.reason);
        dialog.foot("Give", () -> {
            person.setInvalid(person.isEmpty());
            return !person.isInvalid() && give.test(person.getValue(), dialog.reason.getValue());
        });
        return dialog;
    }

    private void foot(String verb, com.vaadin.flow.function.SerializableSupplier<Boolean> done) {
        Button confirm = new Button(verb, click -> {
            reason.setInvalid(reason.getValue().isBlank());
            if (reason.isInvalid()) {
                reason.focus();
            } else if (done.get()) {
                close();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        reason.focus();
    }
}
