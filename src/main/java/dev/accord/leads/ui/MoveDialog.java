package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableBiPredicate;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.leads.StageKind;
import org.jspecify.annotations.Nullable;

/** Asks where a lead goes by hand, and why. It closes when the move was done. */
final class MoveDialog extends Dialog {

    private static final int LONGEST_REASON = 300;

    private final Select<Stage> stage = new Select<>();
    private final TextArea reason = new TextArea("Reason");
    private final SerializableBiPredicate<Stage, String> move;

    MoveDialog(String name, Lifecycle.Stages stages, Stage current, SerializableBiPredicate<Stage, String> move) {
        super("Move " + name);
        this.move = move;
        addClassName("accord-dialog");
        setWidth("min(440px, 100%)");
        stage.setLabel("Stage");
        stage.setItems(stages.inUse().stream()
                .filter(each -> !each.equals(current) && each.kind() != StageKind.VISITOR)
                .toList());
        stage.setItemLabelGenerator(stages::path);
        stage.setManualValidation(true);
        stage.setErrorMessage("Choose the stage.");
        stage.setHelperText("It stands in " + stages.path(current) + ".");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage("Say why the lead moves.");
        reason.setHelperText("It stays in the history.");
        reason.setMinRows(4);
        reason.setMaxLength(LONGEST_REASON);
        add(stage, reason);
        Button confirm = new Button("Move", click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    private void confirm() {
        @Nullable Stage chosen = stage.getValue();
        stage.setInvalid(chosen == null);
        reason.setInvalid(reason.getValue().isBlank());
        if (chosen == null) {
            stage.focus();
        } else if (reason.isInvalid()) {
            reason.focus();
        } else if (move.test(chosen, reason.getValue().strip())) {
            close();
        }
    }
}
