package dev.accord.disputes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.CauseCard;
import java.util.Locale;
import java.util.Optional;

/** Asks how a cause is called and when it is the right one. It knows no service. */
final class CauseDialog extends Dialog {

    /** A cause as the administrator wants it. */
    record Wording(String code, String label, String meaning, boolean asksText) {}

    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_MEANING = 300;
    private static final int LONGEST_CODE = 40;

    private final TextField label = new TextField("Name");
    private final TextField code = new TextField("Code");
    private final TextArea meaning = new TextArea("When it is the right one");
    private final Checkbox asksText = new Checkbox("Whoever names it must say more", true);
    private final SerializablePredicate<Wording> save;

    /**
     * @param known the cause that is worded anew; empty for a new one
     * @param save saves it, and says whether that was done
     */
    CauseDialog(Optional<CauseCard> known, SerializablePredicate<Wording> save) {
        super(known.map(card -> "Edit " + card.label()).orElse("Add a cause"));
        this.save = save;
        addClassName("accord-dialog");
        setWidth("min(460px, 100%)");
        label.setMaxLength(LONGEST_LABEL);
        label.setRequiredIndicatorVisible(true);
        label.setManualValidation(true);
        label.setErrorMessage("A cause needs a name.");
        meaning.setMaxLength(LONGEST_MEANING);
        meaning.setMinRows(2);
        meaning.setHelperText("Shown to whoever chooses it, so that all mean the same.");
        code.setMaxLength(LONGEST_CODE);
        code.setManualValidation(true);
        code.setErrorMessage("2 to 40 capitals, digits and underscores, beginning with a letter.");
        known.ifPresentOrElse(this::show, this::proposeCode);
        add(label, meaning, asksText, code);
        Button confirm = new Button(known.isPresent() ? "Save" : "Add", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    private void show(CauseCard card) {
        label.setValue(card.label());
        meaning.setValue(card.meaning());
        asksText.setValue(card.asksText());
        asksText.setEnabled(!card.cause().equals(Cause.OTHER));
        code.setValue(card.cause().code());
        code.setReadOnly(true);
        code.setHelperText("Programs and old disputes name it, so it never changes.");
    }

    private void proposeCode() {
        code.setHelperText("For programs. It never changes afterwards.");
        label.setValueChangeMode(ValueChangeMode.EAGER);
        label.addValueChangeListener(change -> code.setValue(codeOf(change.getValue())));
    }

    /** Such as {@code WRONG_TERRITORY} for "Wrong territory". */
    static String codeOf(String label) {
        String words = label.strip()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("^[^A-Z]+|_+$", "");
        return words.length() <= LONGEST_CODE ? words : words.substring(0, LONGEST_CODE);
    }

    @Override
    public void open() {
        super.open();
        label.focus();
    }

    private void confirm() {
        label.setInvalid(label.getValue().isBlank());
        code.setInvalid(!code.getValue().matches("[A-Z][A-Z0-9_]{1,39}"));
        if (label.isInvalid()) {
            label.focus();
        } else if (code.isInvalid()) {
            code.focus();
        } else if (save.test(new Wording(
                code.getValue(), label.getValue().strip(), meaning.getValue().strip(), asksText.getValue()))) {
            close();
        }
    }
}
