package dev.accord.ui;

import com.vaadin.flow.component.html.Div;

/**
 * Lets a table that may have many rows scroll for itself, by touch and by key.
 *
 * {@snippet :
 * new Panel("By channel", new Tall("Table of the parts", table));
 * }
 */
public final class Tall extends Div {

    /** @param label what a screen reader calls the place */
    public Tall(String label, DataTable table) {
        super(table);
        addClassName("accord-trend-table");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }
}
