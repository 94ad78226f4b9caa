package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/**
 * The top of a screen: its title, a line about it, filters and actions at the right.
 *
 * {@snippet :
 * var header = new PageHeader("Handoffs");
 * header.setLine("7 wait for you");
 * header.add(teamSelect, new Button("Accept all"));
 * }
 */
public final class PageHeader extends Header {

    private final H1 title;
    private final Span line = new Span();
    private final Div actions = new Div();

    public PageHeader(String title) {
        addClassName("accord-header");
        this.title = new H1(title);
        line.addClassName("accord-secondary");
        line.setVisible(false);
        actions.addClassName("accord-actions");
        actions.setVisible(false);
        super.add(new Div(this.title, line), actions);
    }

    public void setHeading(String text) {
        title.setText(text);
    }

    /** One quiet line under the title; an empty text takes it away. */
    public void setLine(String text) {
        line.setText(text);
        line.setVisible(!text.isEmpty());
    }

    /** Adds filters and actions, left to right. */
    @Override
    public void add(Component... components) {
        actions.add(components);
        actions.setVisible(true);
    }
}
