package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.server.Command;
import java.util.function.Function;

/**
 * A list with a side panel for the chosen row; on a phone the panel lies over the list. Escape, the backdrop and the
 * panel's own button close it, and the view hears of it once.
 *
 * {@snippet :
 * var split = new ListAndPanel(grid, () -> grid.deselectAll());
 * split.show(close -> {
 *     var panel = new SidePanel("Ada Lovelace", close);
 *     panel.add(timeline);
 *     return panel.actions(accept, dispute);
 * });
 * }
 */
public final class ListAndPanel extends MasterDetailLayout {

    private final Command closed;

    /**
     * @param list the list
     * @param closed runs after the person closed the panel
     */
    public ListAndPanel(Component list, Command closed) {
        this.closed = closed;
        addClassName("accord-split");
        setMaster(list);
        // never wider than the window of a phone
        setMasterSize("min(420px, 100vw - 24px)");
        setDetailSize("440px");
        setExpandMaster(true);
        setSizeFull();
        addBackdropClickListener(click -> dismiss());
        addDetailEscapePressListener(press -> dismiss());
    }

    /** Shows the panel that the function builds; it is given what to run to close it. */
    public void show(Function<Command, SidePanel> panel) {
        setDetail(panel.apply(this::dismiss));
    }

    /** Closes the panel without telling the view. */
    public void hide() {
        setDetail(null);
    }

    public boolean showsPanel() {
        return getDetail() != null;
    }

    private void dismiss() {
        if (showsPanel()) {
            hide();
            closed.execute();
        }
    }
}
