package dev.accord.leads.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.accord.leads.Duplicates.Pair;

/** One fact in which two records differ, and whose value counts: true is the left one's. */
final class FactChoice extends RadioButtonGroup<Boolean> {

    private final String field;

    /** @param right whether the right one's value is proposed */
    FactChoice(Pair fact, String leftText, String rightText, boolean right) {
        super(fact.label());
        field = fact.field();
        addClassName("accord-fact-choice");
        setItems(true, false);
        setItemLabelGenerator(left -> left ? leftText : rightText);
        // what nobody knows does not count more than what somebody does
        setItemEnabledProvider(left -> fact.countsWhereEmpty() || (left ? fact.left() != null : fact.right() != null));
        setValue(!right);
    }

    String field() {
        return field;
    }

    boolean left() {
        return getValue();
    }
}
