package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Panels side by side in equal columns; below 900 pixels one under the other. */
public final class Columns extends Div {

    public Columns(Component... panels) {
        super(panels);
        addClassName("accord-columns");
    }

    /** A narrow column for facts at the left, a wide one for the rest. */
    public static Columns narrowAndWide(Component narrow, Component wide) {
        var columns = new Columns(narrow, wide);
        columns.addClassName("accord-columns-narrow-wide");
        return columns;
    }
}
