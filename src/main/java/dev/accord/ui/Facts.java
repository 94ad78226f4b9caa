package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;

/**
 * Facts about one thing: a label and what is known.
 *
 * {@snippet :
 * new Facts().fact("Company", "Acme").fact("Owner", "").fact("Stage", new StateTag("MQL"));
 * }
 */
public final class Facts extends DescriptionList {

    public Facts() {
        addClassName("accord-facts");
    }

    /** An empty text shows as a dash: unknown is a fact too. */
    public Facts fact(String label, String text) {
        add(new Term(label), new Description(text.isBlank() ? FigureText.NONE : text));
        return this;
    }

    public Facts fact(String label, Component content) {
        add(new Term(label), new Description(content));
        return this;
    }
}
