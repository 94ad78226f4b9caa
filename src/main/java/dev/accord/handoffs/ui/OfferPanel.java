package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.LeadCard;
import dev.accord.leads.TimelineItem;
import dev.accord.leads.ui.LeadTimeline;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.SidePanel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one needs to know of an offer to answer it: the instruction, the facts, and what happened before. */
final class OfferPanel extends Div {

    private final QueueItem item;
    private final ZoneId zone;
    private final Button accept = new Button("Accept", Glyph.CHECK.icon());

    /** @param more what can be done with it beside answering it */
    OfferPanel(QueueItem item, LeadCard lead, List<TimelineItem> story, Component more, Instant now, ZoneId zone) {
        this.item = item;
        this.zone = zone;
        addClassName("accord-stack");
        add(next(now, more), facts(lead), heading("Timeline"), LeadTimeline.of(story, zone));
    }

    /** The panel beside the list; without a right to answer it only tells. */
    SidePanel in(Command close, boolean mayAnswer, Command accepted, Command disputed) {
        SidePanel panel = new SidePanel(item.leadName(), close);
        panel.add(this);
        if (mayAnswer) {
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            accept.addClickListener(click -> accepted.execute());
            panel.actions(accept, new Button("Dispute", Glyph.DISPUTE.icon(), click -> disputed.execute()));
        }
        return panel;
    }

    /** For whoever worked on the panel before. */
    void takeFocus() {
        accept.focus();
    }

    private Component next(Instant now, Component more) {
        Span label = new Span("Next");
        label.addClassNames("accord-next-label", "accord-secondary");
        Span who = new Span("Responsible: ");
        who.addClassName("accord-secondary");
        Div foot = new Div(who, new Span(item.responsible()), OfferCells.clock(item, now, zone));
        foot.addClassName("accord-next-foot");
        Div next = new Div(label, new Paragraph(item.instruction()), foot, more);
        next.addClassName("accord-next");
        return next;
    }

    private Component facts(LeadCard lead) {
        return new Facts()
                .fact("Qualified", item.why())
                .fact("Packet", PacketWords.of(item))
                .fact("Company", joined(lead.company(), lead.country(), lead.segment()))
                .fact("Job title", joined(lead.jobTitle()))
                .fact("E-mail", joined(lead.email()))
                .fact("Came by", joined(lead.channel(), lead.campaign()))
                .fact("Offered", FigureText.moment(item.offeredAt(), zone) + ", " + item.routedWhy())
                .fact("Contract", "v%d, for a %s".formatted(item.contractVersion(), role()))
                .fact("Lead", new Anchor("leads/" + lead.id(), "Open the whole story"));
    }

    private String role() {
        return item.responsibleRole().label().toLowerCase(Locale.ROOT);
    }

    private static H3 heading(String text) {
        H3 heading = new H3(text);
        heading.addClassName("accord-side-heading");
        return heading;
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).flatMap(Stream::ofNullable).collect(Collectors.joining(", "));
    }
}
