package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.leads.RetentionPeriod;
import java.util.Optional;

/** Asks for how long people in a stage are remembered. It knows no service. */
final class RetentionDialog extends Dialog {

    /** @param remember takes the months, or nothing for ever; says whether that was done */
    RetentionDialog(RetentionPeriod period, SerializablePredicate<Optional<Integer>> remember) {
        setHeaderTitle(period.label());
        setWidth("min(360px, 100%)");
        IntegerField months = new IntegerField("Remembered for");
        months.setSuffixComponent(new Span("months"));
        months.setHelperText("Leave it empty to remember people for ever. What is forgotten cannot be brought back.");
        months.setWidthFull();
        period.limit().ifPresent(months::setValue);
        add(months);
        Button save = new Button("Set", click -> {
            if (remember.test(months.getOptionalValue())) {
                close();
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }
}
