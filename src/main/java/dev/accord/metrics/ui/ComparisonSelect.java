package dev.accord.metrics.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import dev.accord.metrics.Comparison;

/** Chooses with which period figures are compared, or with none. */
public final class ComparisonSelect extends Select<Comparison> {

    /** @param none what it is called to compare with none */
    public ComparisonSelect(String none) {
        this(none, period -> period);
    }

    /** @param words how a choice is written, given the words for a period or for none */
    public ComparisonSelect(String none, SerializableFunction<String, String> words) {
        setItems(Comparison.values());
        setEmptySelectionAllowed(true);
        setEmptySelectionCaption(words.apply(none));
        setItemLabelGenerator(with -> words.apply(with == null ? none : Wording.comparison(with)));
    }
}
