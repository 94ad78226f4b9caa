package dev.accord.ui;

import com.vaadin.flow.component.html.Div;

/**
 * Lets a table that is wider than a phone scroll for itself, by touch and by key.
 *
 * {@snippet :
 * new Panel("Tokens", new Wide("Issued tokens", table)).flush();
 * }
 */
public final class Wide extends Div {

    /** @param label what a screen reader calls the place */
    public Wide(String label, DataTable table) {
        super(table);
        addClassName("accord-wide");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }
}
