package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.leads.PipelineStep;
import java.math.BigDecimal;
import java.util.Optional;

/** Asks how likely a deal in a step is won. It knows no service. */
final class ProbabilityDialog extends Dialog {

    /** @param expect takes the share, or nothing to leave it to history; says whether that was done */
    ProbabilityDialog(PipelineStep step, SerializablePredicate<Optional<BigDecimal>> expect) {
        setHeaderTitle(step.name());
        setWidth("min(360px, 100%)");
        BigDecimalField share = new BigDecimalField("Won, of a hundred");
        share.setSuffixComponent(new Span("%"));
        share.setHelperText("Leave it empty to let history tell.");
        share.setWidthFull();
        step.setByHand().map(set -> set.movePointRight(2).stripTrailingZeros()).ifPresent(set -> {
            share.setValue(set.scale() < 0 ? set.setScale(0) : set);
        });
        add(share);
        Button save = new Button("Set", click -> {
            if (expect.test(share.getOptionalValue().map(percent -> percent.movePointLeft(2)))) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }
}
