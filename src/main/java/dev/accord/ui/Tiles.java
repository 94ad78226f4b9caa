package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Tiles side by side, as many as fit; on a phone one below the other. */
public final class Tiles extends Div {

    public Tiles(Component... tiles) {
        super(tiles);
        addClassName("accord-tiles");
    }

    /** Shows these tiles; where as many stand here already, only what changes of them is touched. */
    public void show(List<StatTile> fresh) {
        List<StatTile> now = getChildren()
                .filter(StatTile.class::isInstance)
                .map(StatTile.class::cast)
                .toList();
        if (now.size() != fresh.size()) {
            removeAll();
            fresh.forEach(this::add);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            now.get(i).become(fresh.get(i));
        }
    }
}
