package dev.accord.handoffs.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import org.jspecify.annotations.Nullable;

/** A length of business time, in hours and minutes; its value is in minutes. */
final class BusinessTimeField extends CustomField<Integer> {

    private static final int MINUTES = 60;

    private final IntegerField hours = new IntegerField();
    private final IntegerField minutes = new IntegerField();

    BusinessTimeField(String label) {
        super(0);
        setLabel(label);
        hours.setAriaLabel(label + ", hours");
        hours.setSuffixComponent(new Span("h"));
        hours.setMin(0);
        minutes.setAriaLabel(label + ", minutes");
        minutes.setSuffixComponent(new Span("min"));
        minutes.setMin(0);
        minutes.setMax(MINUTES - 1);
        Div both = new Div(hours, minutes);
        both.addClassName("accord-form-row");
        add(both);
    }

    @Override
    protected Integer generateModelValue() {
        return hours.getOptionalValue().orElse(0) * MINUTES
                + minutes.getOptionalValue().orElse(0);
    }

    @Override
    protected void setPresentationValue(@Nullable Integer total) {
        int value = total == null ? 0 : total;
        hours.setValue(value / MINUTES);
        minutes.setValue(value % MINUTES);
    }
}
