package dev.accord.dashboards.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.accord.dashboards.Need;
import dev.accord.ui.Glyph;
import java.util.List;

/** What waits for the person who looks, in one line. */
final class NeedsLine extends Section {

    NeedsLine(List<Need> needs) {
        addClassName("accord-needs");
        setAriaLabel("Needs you");
        add(new H2("Needs you"));
        if (needs.isEmpty()) {
            Span nothing = new Span("Nothing waits for you");
            nothing.addClassName("accord-secondary");
            add(nothing);
            return;
        }
        UnorderedList list = new UnorderedList();
        needs.forEach(need -> list.add(new ListItem(link(need))));
        add(list);
    }

    private static Anchor link(Need need) {
        Anchor link = new Anchor(need.address());
        link.add(glyph(need).icon(), new Span(need.words()));
        link.addClassName("accord-need");
        link.setClassName("accord-need-due", need.pressing() > 0 && need.kind() == Need.Kind.OFFERED_TO_ME);
        link.setClassName("accord-need-missed", need.kind() == Need.Kind.OVERDUE_OFFERS);
        return link;
    }

    private static Glyph glyph(Need need) {
        return switch (need.kind()) {
            case OFFERED_TO_ME -> need.pressing() > 0 ? Glyph.WARNING : Glyph.HANDOFF;
            case OVERDUE_OFFERS -> Glyph.MISSED;
            case DISPUTES_TO_TAKE_ON, DISPUTES_THAT_I_RESEARCH -> Glyph.DISPUTE;
            case SIGN_OFF -> Glyph.DEFINITION;
            case AGREEMENT -> Glyph.GOAL;
        };
    }
}
