package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/**
 * One number on a screen: a link to the records behind it, with its origin on hover and on focus.
 *
 * {@snippet :
 * new Figure(FigureText.percent(winRate, 2), "metrics/win-rate?from=2026-10-01&to=2027-01-01",
 *         new FigureOrigin("won / (won + lost), closed in the period", "Win rate, version 1",
 *                 "1 Oct to 31 Dec 2026, Europe/Zurich", "22 Nov 2026, 14:05"));
 * }
 */
public final class Figure extends Span {

    /** A figure without records to show, such as a target. */
    public Figure(String text) {
        addClassName("accord-figure");
        add(number(text));
    }

    /**
     * A figure with its records and its origin.
     *
     * @param records the address of the records, within the portal and without a leading slash
     */
    public Figure(String text, String records, FigureOrigin origin) {
        addClassName("accord-figure");
        var link = new Anchor(records);
        link.add(number(text));
        add(link, popover(link, origin));
    }

    private static Span number(String text) {
        var number = new Span(text);
        if (text.equals(FigureText.NONE)) {
            // A screen reader passes over a lone dash in silence.
            var words = new Span("no value");
            words.addClassName("accord-unseen");
            number.getElement().setAttribute("aria-hidden", "true");
            return new Span(number, words);
        }
        return number;
    }

    private static Popover popover(Component target, FigureOrigin origin) {
        var facts = new DescriptionList();
        facts.addClassName("accord-origin");
        fact(facts, "Formula", origin.formula());
        fact(facts, "Definition", origin.definition());
        fact(facts, "Window", origin.window());
        fact(facts, "As of", origin.asOf());
        var popover = new Popover(facts);
        popover.setTarget(target);
        popover.setOpenOnClick(false);
        popover.setOpenOnHover(true);
        popover.setOpenOnFocus(true);
        popover.setHoverDelay(300);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel("Where this figure comes from");
        return popover;
    }

    private static void fact(DescriptionList facts, String term, String text) {
        facts.add(new DescriptionList.Term(term), new DescriptionList.Description(text));
    }
}
