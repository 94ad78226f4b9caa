package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.accord.disputes.DisputeCard;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What was decided, and where the lead went. */
final class VerdictPanel extends Div {

    VerdictPanel(DisputeCard card, ZoneId zone) {
        Facts facts = new Facts()
                .fact("True cause", new StateTag(text(card.trueCauseLabel())))
                .fact("Decided by", text(card.decidedBy()))
                .fact("Decided", day(card.decidedAt(), zone))
                .fact("The lead went", destination(card));
        if (card.coolOffUntil() != null) {
            facts.fact("Cools off until", day(card.coolOffUntil(), zone));
        }
        if (card.nurtureCampaign() != null) {
            facts.fact("Nurture campaign", card.nurtureCampaign());
        }
        if (card.proposal() != null) {
            facts.fact(
                    "Proposed for " + text(card.proposalTerm()),
                    new Div(
                            new Div(card.proposal()),
                            new Anchor("definitions/" + text(card.proposalTerm()), "To the definition")));
        }
        boolean forgotten = text(card.verdict()).isEmpty();
        Paragraph words = new Paragraph(forgotten ? "The words are forgotten with the person." : text(card.verdict()));
        words.addClassName(forgotten ? "accord-secondary" : "accord-quote");
        add(new Panel(
                Boolean.TRUE.equals(card.upheld())
                        ? "Verdict: upheld, sales was right"
                        : "Verdict: not upheld, the lead was ready",
                words,
                facts));
    }

    private static String destination(DisputeCard card) {
        if (Boolean.TRUE.equals(card.backToSameRep())) {
            return "back to " + card.raisedBy();
        }
        return card.offeredTo() == null ? "to " + text(card.repositionedTo()) : "offered to " + card.offeredTo();
    }

    private static String day(@org.jspecify.annotations.Nullable Instant at, ZoneId zone) {
        return FigureText.orNone(Optional.ofNullable(at), each -> FigureText.day(each, zone));
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
