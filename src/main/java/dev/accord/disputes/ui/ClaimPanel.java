package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.accord.disputes.DisputeCard;
import dev.accord.disputes.DisputeState;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sales claims, and where the research stands. */
final class ClaimPanel extends Div {

    ClaimPanel(DisputeCard card, Instant now, ZoneId zone) {
        addClassName("accord-stack");
        Paragraph words = new Paragraph(card.claim().isBlank() ? "The cause says it all." : card.claim());
        words.addClassName(card.claim().isBlank() ? "accord-secondary" : "accord-quote");
        add(
                new Panel(
                        "Claim",
                        words,
                        new Facts()
                                .fact("Cause", new StateTag(card.causeLabel()))
                                .fact("Raised by", card.raisedBy())
                                .fact("Raised", FigureText.moment(card.raisedAt(), zone))
                                .fact("Lead", new Anchor("leads/" + card.leadId(), card.leadName()))
                                .fact("Company", card.company() == null ? "" : card.company())
                                .fact(
                                        "Came by",
                                        Stream.of(card.channel(), card.campaign())
                                                .flatMap(Stream::ofNullable)
                                                .collect(Collectors.joining(", ")))),
                new Panel(
                        "Research",
                        new Facts()
                                .fact("State", new StateTag(card.state().label(), tone(card.state())))
                                .fact("Responsible", card.researcher() == null ? "Nobody yet" : card.researcher())
                                .fact("Clock", ResearchClock.of(card, now, zone))));
    }

    private static StateTag.Tone tone(DisputeState state) {
        return switch (state) {
            case RAISED, REPOSITIONED -> StateTag.Tone.NEUTRAL;
            case IN_RESEARCH -> StateTag.Tone.ACTUAL;
            case VERDICT_DUE -> StateTag.Tone.DUE;
        };
    }
}
