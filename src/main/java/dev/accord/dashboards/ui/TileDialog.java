package dev.accord.dashboards.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.function.SerializablePredicate;
import dev.accord.metrics.Tile;
import dev.accord.metrics.ui.TileFields;

/** Asks what a tile shows. It closes when the tile stands on the board. */
final class TileDialog extends Dialog {

    /**
     * @param verb what the person agrees to, as the text of the button
     * @param then puts the tile on the board, and says whether that was done
     */
    TileDialog(String title, TileFields fields, String verb, SerializablePredicate<Tile> then) {
        super(title);
        setWidth("min(460px, 100%)");
        add(fields);
        Button confirm = new Button(verb, click -> fields.tile().filter(then).ifPresent(done -> close()));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
