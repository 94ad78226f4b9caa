package dev.accord.handoffs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import dev.accord.handoffs.Jump;
import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Refused;

/** Along which jump leads change hands. */
final class JumpFields extends Div {

    private final RadioButtonGroup<Jump.Origin> origin = new RadioButtonGroup<>("A lead that");
    private final Select<Stage> from = new Select<>();
    private final Select<Stage> to = new Select<>();

    JumpFields(Lifecycle.Stages stages) {
        addClassName("accord-form");
        origin.setItems(Jump.Origin.values());
        origin.setItemLabelGenerator(JumpFields::words);
        origin.setValue(Jump.Origin.STAGE);
        origin.addValueChangeListener(change -> from.setVisible(change.getValue() == Jump.Origin.STAGE));
        from.setLabel("From");
        from.setItems(stages.inUse());
        from.setItemLabelGenerator(stages::path);
        to.setLabel("Into");
        to.setItems(stages.inUse());
        to.setItemLabelGenerator(stages::path);
        Div row = new Div(from, to);
        row.addClassName("accord-form-row");
        add(origin, row);
    }

    private static String words(Jump.Origin origin) {
        return switch (origin) {
            case STAGE -> "comes from a stage";
            case ARRIVES -> "arrives there: the entry is its first";
            case ANYWHERE -> "comes from anywhere that has no contract of its own";
        };
    }

    /** @throws Refused with code {@code bad-jump} */
    Jump jump() {
        Stage into = to.getOptionalValue()
                .orElseThrow(() -> Refused.invalid("bad-jump", "choose the stage that the lead enters"));
        return switch (origin.getValue()) {
            case STAGE ->
                Jump.from(
                        from.getOptionalValue()
                                .orElseThrow(() -> Refused.invalid("bad-jump", "choose the stage it comes from"))
                                .id(),
                        into.id());
            case ARRIVES -> Jump.arriving(into.id());
            case ANYWHERE -> Jump.fromAnywhere(into.id());
        };
    }
}
