package dev.accord.dashboards.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.accord.dashboards.Need;
import dev.accord.ui.Glyph;
import dev.accord.ui.Panel;
import java.util.List;

/** What waits for the person who looks. */
final class NeedsPanel extends Composite<Panel> {

    private final List<Need> needs;

    NeedsPanel(List<Need> needs) {
        this.needs = needs;
    }

    @Override
    protected Panel initContent() {
        if (needs.isEmpty()) {
            Paragraph nothing = new Paragraph("Nothing waits for you. Offers and disputes appear here when they do.");
            nothing.addClassName("accord-secondary");
            return new Panel("Needs you", nothing);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("accord-needs");
        needs.forEach(need -> list.add(new ListItem(link(need))));
        return new Panel("Needs you", list);
    }

    private static Anchor link(Need need) {
        Anchor link = new Anchor(need.kind().address());
        link.add(glyph(need).icon(), new Span(need.words()));
        link.addClassName("accord-need");
        link.setClassName("accord-need-pressing", need.pressing() > 0);
        return link;
    }

    private static Glyph glyph(Need need) {
        if (need.pressing() > 0) {
            return need.kind() == Need.Kind.OVERDUE_OFFERS ? Glyph.MISSED : Glyph.WARNING;
        }
        return need.kind() == Need.Kind.OFFERED_TO_ME ? Glyph.HANDOFF : Glyph.DISPUTE;
    }
}
