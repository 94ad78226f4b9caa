package dev.accord.leads.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import dev.accord.leads.Duplicates.Proposal;
import dev.accord.leads.Merges.Merged;
import dev.accord.shared.Id;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which other records may be the same person as a lead, and which were found to be. */
final class SamePersonPanel extends Div {

    private final Id lead;
    private final ZoneId zone;

    /** @param undo asks why a merge is to be undone, and does it */
    SamePersonPanel(
            Id lead, List<Proposal> proposals, List<Merged> merged, ZoneId zone, SerializableConsumer<Merged> undo) {
        this.lead = lead;
        this.zone = zone;
        addClassName("accord-stack");
        setVisible(!proposals.isEmpty() || !merged.isEmpty());
        if (!proposals.isEmpty()) {
            UnorderedList list = list();
            proposals.forEach(proposal -> list.add(row(proposal)));
            add(new Panel("May be the same person", list));
        }
        if (!merged.isEmpty()) {
            UnorderedList list = list();
            merged.forEach(each -> list.add(row(each, undo)));
            add(new Panel("Merged records", list));
        }
    }

    private static UnorderedList list() {
        UnorderedList list = new UnorderedList();
        list.addClassName("accord-filter-list");
        return list;
    }

    private ListItem row(Proposal proposal) {
        int others = proposal.members() - 1;
        Span words = new Span("%s %s the %s"
                .formatted(
                        others == 1 ? "1 other record" : FigureText.count(others) + " other records",
                        others == 1 ? "has" : "have",
                        proposal.shared().label().toLowerCase(Locale.ROOT)));
        RecordAddress address = new RecordAddress(
                Optional.of(proposal.shared()), proposal.value(), Optional.of(lead), Optional.empty());
        return new ListItem(words, new Anchor(address.text(), "Compare"));
    }

    private ListItem row(Merged merged, SerializableConsumer<Merged> undo) {
        Span name = new Span("%s (%s %s)".formatted(merged.name(), merged.source(), merged.externalId()));
        Span by = new Span("%s, %s: %s".formatted(merged.by(), FigureText.moment(merged.at(), zone), merged.reason()));
        by.addClassNames("accord-secondary", "accord-wrapped");
        Div words = new Div(name, by);
        words.addClassName("accord-two");
        ListItem row = new ListItem(words);
        if (merged.mayUndo()) {
            Button part = new Button("Undo", click -> undo.accept(merged));
            part.setAriaLabel("Undo the merge with " + merged.name());
            part.addThemeVariants(ButtonVariant.SMALL);
            row.add(part);
        }
        return row;
    }
}
