package dev.accord.leads.ui;

import com.vaadin.flow.component.html.Div;
import dev.accord.leads.LeadBook;
import dev.accord.leads.LeadCard;
import dev.accord.ui.DataTable;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a lead: the usual facts, what its source told beside them, and its deals. */
final class LeadFacts extends Div {

    private final ZoneId zone;

    LeadFacts(
            LeadCard lead,
            Optional<LeadBook.Standing> standing,
            List<LeadBook.Attribute> attributes,
            List<LeadBook.Deal> deals,
            ZoneId zone) {
        this.zone = zone;
        addClassName("accord-stack");
        standing.ifPresent(why -> add(new Panel("Why it stands here", new StandingPanel(why, zone))));
        add(usual(lead));
        if (!attributes.isEmpty()) {
            Facts told = new Facts();
            attributes.forEach(attribute -> told.fact(attribute.name(), attribute.value()));
            add(new Panel("Told by " + lead.source(), told));
        }
        if (!deals.isEmpty()) {
            add(new Panel("Deals", table(deals)));
        }
    }

    private Panel usual(LeadCard lead) {
        Facts facts = new Facts()
                .fact("Stage", new StateTag(lead.stageLabel()))
                .fact("Since", day(lead.stageSince()))
                .fact("Responsible", text(lead.ownerName()))
                .fact("E-mail", text(lead.email()))
                .fact("Job title", text(lead.jobTitle()))
                .fact("Company", text(lead.company()))
                .fact("Country", text(lead.country()))
                .fact("Segment", text(lead.segment()))
                .fact("Channel", text(lead.channel()))
                .fact("Campaign", text(lead.campaign()))
                .fact("Created", day(lead.createdAt()))
                .fact("Source", lead.source() + " " + lead.externalId());
        if (lead.coolOffUntil() != null) {
            facts.fact("Cools off until", day(lead.coolOffUntil()));
        }
        if (lead.disqualifiedReason() != null) {
            facts.fact("Disqualified", lead.disqualifiedReason());
        }
        return new Panel("Facts", facts);
    }

    private DataTable table(List<LeadBook.Deal> deals) {
        DataTable table = new DataTable("Deals of this lead")
                .column("Deal")
                .column("Outcome")
                .numbers("Amount");
        deals.forEach(deal -> table.row(
                deal.name() == null ? day(deal.createdAt()) : deal.name(),
                outcome(deal),
                deal.amount() == null || deal.currency() == null
                        ? FigureText.NONE
                        : FigureText.money(deal.amount(), deal.currency())));
        return table;
    }

    private String outcome(LeadBook.Deal deal) {
        String word =
                deal.outcome().substring(0, 1) + deal.outcome().substring(1).toLowerCase(Locale.ROOT);
        return deal.closedAt() == null ? word : word + ", " + day(deal.closedAt());
    }

    private String day(@Nullable Instant at) {
        return FigureText.orNone(Optional.ofNullable(at), each -> FigureText.day(each, zone));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
