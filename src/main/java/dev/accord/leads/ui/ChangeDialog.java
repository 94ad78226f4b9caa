package dev.accord.leads.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.server.Command;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecyclePreview;
import dev.accord.shared.Refused;
import java.util.Optional;

/**
 * Asks for a change of the lifecycle: its fields, what it would do, and only then the button that does it. What changes
 * leads or figures wants a reason, and another order its name typed.
 */
final class ChangeDialog extends Dialog {

    private static final int LONGEST_WHY = 300;

    private final ChangeDesk desk;
    private final SerializableSupplier<Optional<LifecycleChange>> draft;
    private final Div fields = new Div();
    private final Div outlook = new Div();
    private final TextArea why = new TextArea("Why");
    private final TextField typed = new TextField();
    private final Button confirm;
    private final Button cancel = new Button("Cancel", click -> close());

    private Optional<LifecyclePreview> agreed = Optional.empty();
    private Optional<String> word = Optional.empty();

    /** @param draft the change as the fields say; empty while they are not complete */
    ChangeDialog(String title, String verb, ChangeDesk desk, SerializableSupplier<Optional<LifecycleChange>> draft) {
        super(title);
        this.desk = desk;
        this.draft = draft;
        addClassName("accord-dialog");
        setWidth("min(560px, 100%)");
        fields.addClassName("accord-stage-fields");
        outlook.addClassName("accord-outlook");
        outlook.getElement().setAttribute("role", "status");
        why.setMaxLength(LONGEST_WHY);
        why.setManualValidation(true);
        why.setErrorMessage("Say why: it stays in the history.");
        why.setHelperText("It stays in the history of the lifecycle, and of every lead that moves.");
        typed.setManualValidation(true);
        typed.setVisible(false);
        confirm = new Button(verb, click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        add(fields, outlook, why, typed);
        getFooter().add(cancel, confirm);
    }

    /** Adds fields; what will happen is told anew whenever the value of one changes. */
    ChangeDialog asking(Component... asked) {
        fields.add(asked);
        for (Component field : asked) {
            if (field instanceof HasValue<?, ?> value) {
                value.addValueChangeListener(change -> look());
            }
            if (field instanceof TextField text) {
                text.setValueChangeMode(ValueChangeMode.LAZY);
            }
        }
        return this;
    }

    /** Wants this typed before it does anything that touches leads or figures. */
    ChangeDialog confirmedBy(String text) {
        word = Optional.of(text);
        typed.setLabel("Type %s to confirm".formatted(text));
        typed.setErrorMessage("Type %s as it stands here.".formatted(text));
        return this;
    }

    @Override
    public void open() {
        look();
        super.open();
    }

    /** Tells what would happen. */
    void look() {
        agreed = Optional.empty();
        outlook.removeAll();
        try {
            draft.get()
                    .map(desk::preview)
                    .ifPresentOrElse(
                            this::show,
                            () -> outlook.add(
                                    quiet("What will happen stands here as soon as the fields say what you want.")));
        } catch (Refused no) {
            outlook.add(Outlook.obstacle(no.reason()));
        }
        confirm.setEnabled(agreed.isPresent());
    }

    private void show(LifecyclePreview preview) {
        outlook.add(new Outlook(preview));
        agreed = Optional.of(preview).filter(LifecyclePreview::isPossible);
        boolean weighs = preview.work() > 0;
        why.setRequiredIndicatorVisible(weighs);
        typed.setVisible(weighs && word.isPresent());
    }

    private static Paragraph quiet(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("accord-secondary");
        return line;
    }

    private void confirm() {
        agreed.ifPresent(preview -> {
            boolean weighs = preview.work() > 0;
            why.setInvalid(weighs && why.getValue().isBlank());
            typed.setInvalid(typed.isVisible()
                    && word.filter(typed.getValue().strip()::equalsIgnoreCase).isEmpty());
            if (why.isInvalid()) {
                why.focus();
            } else if (typed.isInvalid()) {
                typed.focus();
            } else {
                desk.apply(preview, why.getValue().strip(), this);
            }
        });
    }

    /** Shows how far a long change is. It can be broken off, and then has changed nothing. */
    void follow(ChangeRun run, Command done) {
        fields.setVisible(false);
        why.setVisible(false);
        typed.setVisible(false);
        confirm.setVisible(false);
        cancel.setVisible(false);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        outlook.removeAll();
        outlook.add(new ChangeProgress(
                run,
                () -> {
                    close();
                    done.execute();
                },
                this::close));
    }
}
