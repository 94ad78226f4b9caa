package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/**
 * What stands where there is nothing yet: what this place is for and what to do next.
 *
 * {@snippet :
 * new EmptyState("No handoffs wait for you", "New ones appear here by themselves.", new RouterLink("Import leads", ImportView.class));
 * }
 */
public final class EmptyState extends Div {

    public EmptyState(String title, String next, Component... actions) {
        addClassName("accord-empty");
        add(Glyph.EMPTY.icon(), new H3(title), new Paragraph(next));
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("accord-actions");
            add(row);
        }
    }
}
