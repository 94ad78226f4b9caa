package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A titled part of a screen on its own surface.
 *
 * {@snippet :
 * new Panel("Needs you", list).actions(new RouterLink("All handoffs", HandoffQueueView.class));
 * }
 */
public final class Panel extends Section {

    /** Heading ids need only differ within a page. */
    private static final AtomicLong HEADINGS = new AtomicLong();

    private final Div head = new Div();
    private final Div body = new Div();

    public Panel(String title, Component... content) {
        addClassName("accord-panel");
        var heading = new H2(title);
        heading.setId("panel-" + HEADINGS.incrementAndGet());
        setAriaLabelledBy(heading.getId().orElseThrow());
        head.addClassName("accord-panel-head");
        body.addClassName("accord-panel-body");
        head.add(heading);
        body.add(content);
        super.add(head, body);
    }

    /** Puts small actions or links at the right of the title. */
    public Panel actions(Component... actions) {
        var row = new Div(actions);
        row.addClassName("accord-actions");
        head.add(row);
        return this;
    }

    /** Lets tables and lists reach the panel's edges. */
    public Panel flush() {
        addClassName("accord-panel-flush");
        return this;
    }

    @Override
    public void add(Component... components) {
        body.add(components);
    }

    @Override
    public void removeAll() {
        body.removeAll();
    }
}
