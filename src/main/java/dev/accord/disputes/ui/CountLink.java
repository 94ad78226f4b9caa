package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.accord.disputes.DisputeFilter;
import dev.accord.ui.FigureText;

/** A number of disputes that leads to them. */
final class CountLink extends Anchor {

    /** @param what is counted, for those who hear the number without its row and column */
    CountLink(long count, String what, DisputeFilter behind) {
        super(DisputeAddress.cases(behind), FigureText.count(count));
        addClassName("accord-count-link");
        setAriaLabel(FigureText.count(count) + ", " + what);
    }
}
