package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.SerializableConsumer;
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
        tells(grid, narrow -> optional.forEach(column -> column.setVisible(!narrow)));
    }

    /** Says whether the window is narrow: when the component is attached, and whenever that may have changed. */
    public static void tells(Component component, SerializableConsumer<Boolean> listener) {
        component.addAttachListener(attach -> {
            var page = attach.getUI().getPage();
            page.retrieveExtendedClientDetails(details -> listener.accept(details.getWindowInnerWidth() < PHONE));
            var resizing = page.addBrowserWindowResizeListener(resize -> listener.accept(resize.getWidth() < PHONE));
            component.addDetachListener(detach -> {
                detach.unregisterListener();
                resizing.remove();
            });
        });
    }
}
