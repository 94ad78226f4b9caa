package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/**
 * What happened, in the order in which it is to be read.
 *
 * {@snippet :
 * new Timeline()
 *         .entry(Glyph.DISPUTE, "Disputed: no budget", "Rita Rep", "3 Nov 2026, 14:05", new Span("No budget before May."))
 *         .entry(Glyph.HANDOFF, "Handed to Sales", "Routing", "2 Nov 2026, 09:00");
 * }
 */
public final class Timeline extends OrderedList {

    public Timeline() {
        addClassName("accord-timeline");
    }

    /**
     * @param what what happened
     * @param who who did it
     * @param when when, as written by {@link FigureText}
     * @param details anything that belongs under it
     */
    public Timeline entry(Glyph glyph, String what, String who, String when, Component... details) {
        var title = new Span(what);
        title.addClassName("accord-strong");
        var by = new Span(who + " · " + when);
        by.addClassName("accord-secondary");
        var head = new Div(title, by);
        head.addClassName("accord-timeline-head");
        var text = new Div(head);
        text.add(details);
        var mark = new Span(glyph.icon());
        mark.addClassName("accord-timeline-mark");
        add(new ListItem(mark, text));
        return this;
    }
}
