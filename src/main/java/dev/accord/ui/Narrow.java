package dev.accord.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.List;

/**
 * Leaves the less important columns of a grid out where the window is as narrow as a phone.
 *
 * {@snippet :
 * Narrow.leavesOut(grid, whyColumn, valueColumn);
 * }
 */
public final class Narrow {

    /** Below this width, in pixels, the layout has one column. */
    private static final int PHONE = 600;

    private Narrow() {}

    /** Shows the columns only while the window is wide enough. */
    public static void leavesOut(Grid<?> grid, Grid.Column<?>... columns) {
        var optional = List.of(columns);
        grid.addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            page.retrieveExtendedClientDetails(details -> show(optional, details.getWindowInnerWidth()));
            var resizing = page.addBrowserWindowResizeListener(resize -> show(optional, resize.getWidth()));
            grid.addDetachListener(detach -> {
                detach.unregisterListener();
                resizing.remove();
            });
        });
    }

    private static void show(List<? extends Grid.Column<?>> columns, int width) {
        columns.forEach(column -> column.setVisible(width >= PHONE));
    }
}
