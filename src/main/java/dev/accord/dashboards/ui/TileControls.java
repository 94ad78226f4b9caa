package dev.accord.dashboards.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.Command;

/** Moves, changes and removes a tile of a board. */
final class TileControls extends Div {

    /** Whether there is a place before it, and one after it. */
    record Place(boolean hasEarlier, boolean hasLater) {}

    private final Button earlier;
    private final Button later;
    private final Button change;
    private final Button remove;

    TileControls(String tile, Place place, Command toEarlier, Command toLater, Command change, Command remove) {
        addClassName("accord-actions");
        earlier = button("Earlier", tile, toEarlier);
        earlier.setEnabled(place.hasEarlier());
        later = button("Later", tile, toLater);
        later.setEnabled(place.hasLater());
        this.change = button("Change", tile, change);
        this.remove = button("Remove", tile, remove);
        add(earlier, later, this.change, this.remove);
    }

    private static Button button(String verb, String tile, Command work) {
        Button button = new Button(verb, click -> work.execute());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(verb + ": " + tile);
        return button;
    }

    /** To where the tile can be moved on; at the end, to where it came from. */
    void focusAfterMove(boolean earlierAgain) {
        Button same = earlierAgain ? earlier : later;
        (same.isEnabled() ? same : earlierAgain ? later : earlier).focus();
    }

    void focusChange() {
        change.focus();
    }

    void focusRemove() {
        remove.focus();
    }
}
