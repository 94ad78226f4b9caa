package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.jspecify.annotations.Nullable;

/**
 * One number on a screen: a link to the records behind it, with its origin on hover and on focus.
 *
 * {@snippet :
 * new FigureLink(FigureText.percent(winRate, 2), "metrics/win-rate?from=2026-10-01&to=2027-01-01",
 *         new FigureOrigin("won / (won + lost), closed in the period", "Win rate, version 1",
 *                 "1 Oct to 31 Dec 2026, Europe/Zurich", "22 Nov 2026, 14:05"));
 * }
 */
public final class FigureLink extends Span {

    private final DescriptionList facts = new DescriptionList();
    private String said;
    private @Nullable Anchor link;

    /** A figure without records to show, such as a target. */
    public FigureLink(String text) {
        said = text;
        addClassName("accord-figure");
        add(number(text));
    }

    /**
     * A figure with its records and its origin.
     *
     * @param records the address of the records, within the portal and without a leading slash
     */
    public FigureLink(String text, String records, FigureOrigin origin) {
        said = text + " " + records;
        link = new Anchor(records);
        link.add(number(text));
        facts.addClassName("accord-origin");
        fact("Formula", origin.formula());
        fact("Definition", origin.definition());
        fact("Window", origin.window());
        fact("As of", origin.asOf());
        addClassName("accord-figure");
        add(link, popover(link, facts));
    }

    /** The number as it is written, and where it leads. */
    String said() {
        return said;
    }

    /** Says what the other says. Whoever stands on the link still stands on it. */
    void become(FigureLink other) {
        said = other.said;
        if (link == null || other.link == null) {
            removeAll();
            link = other.link;
            add(all(other));
        } else {
            link.setHref(other.link.getHref());
            link.removeAll();
            link.add(all(other.link));
            facts.removeAll();
            facts.add(all(other.facts));
        }
    }

    private static Component[] all(Component parent) {
        return parent.getChildren().toArray(Component[]::new);
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

    private static Popover popover(Component target, Component facts) {
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

    private void fact(String term, String text) {
        facts.add(new DescriptionList.Term(term), new DescriptionList.Description(text));
    }
}
