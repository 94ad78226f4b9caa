package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;

/** One dispute on the board. */
final class CaseCard extends Article {

    private final DisputeCard card;
    private final RouterLink link;

    CaseCard(DisputeCard card, Instant now, ZoneId zone) {
        this.card = card;
        addClassName("accord-case");
        link = new RouterLink(
                card.leadName(),
                DisputeView.class,
                new RouteParameters("id", card.id().toString()));
        H3 name = new H3(link);
        Div head = new Div(name, new StateTag(card.causeLabel()));
        head.addClassName("accord-case-head");
        Div foot = new Div(who(card), ResearchClock.of(card, now, zone));
        foot.addClassName("accord-case-foot");
        add(head);
        if (card.company() != null) {
            add(quiet(card.company()));
        }
        if (!card.claim().isBlank()) {
            Paragraph claim = new Paragraph(card.claim());
            claim.addClassName("accord-case-claim");
            add(claim);
        }
        add(foot);
    }

    DisputeCard card() {
        return card;
    }

    void takeFocus() {
        link.focus();
    }

    private static Span who(DisputeCard card) {
        if (card.state() == DisputeState.REPOSITIONED) {
            String verdict = Boolean.TRUE.equals(card.upheld()) ? "Upheld" : "Not upheld";
            return quiet(verdict + ", to " + destination(card));
        }
        return quiet(card.researcher() == null ? "by " + card.raisedBy() : card.raisedBy() + " → " + card.researcher());
    }

    private static String destination(DisputeCard card) {
        return card.offeredTo() == null ? String.valueOf(card.repositionedTo()) : card.offeredTo();
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("accord-secondary");
        return span;
    }
}
