package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Tiles side by side, as many as fit; on a phone one below the other. */
public final class Tiles extends Div {

    public Tiles(Component... tiles) {
        super(tiles);
        addClassName("accord-tiles");
    }
}
