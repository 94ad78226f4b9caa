package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.QueueItem;
import dev.accord.ui.ClockBadge;
import dev.accord.ui.FigureText;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** How an offer is told in the cells of its row. */
record OfferCells(Clock time, ZoneId zone) implements Serializable {

    /** Who it is; on a phone, where it is the only cell, also why and until when. */
    Component who(QueueItem item) {
        Div cell = twoLines(item.leadName(), item.company() == null ? FigureText.NONE : item.company());
        Div small = new Div(clock(item), new Span(item.why()));
        small.addClassName("accord-narrow-only");
        cell.add(small);
        return cell;
    }

    static Component why(QueueItem item) {
        Div cell = twoLines(item.why(), item.campaign() == null ? FigureText.NONE : item.campaign());
        cell.getElement().setAttribute("title", item.why());
        return cell;
    }

    static Component next(QueueItem item) {
        Div cell = twoLines(
                item.instruction(), item.escalated() ? item.responsible() + ", escalated" : item.responsible());
        cell.getElement().setAttribute("title", item.instruction());
        return cell;
    }

    /** The clock as it runs or rests, or who answered. */
    Component clock(QueueItem item) {
        return clock(item, time.instant(), zone);
    }

    static Component clock(QueueItem item, Instant now, ZoneId zone) {
        if (item.state() != HandoffState.OFFERED) {
            return PacketWords.answered(item);
        }
        if (item.pausedWhy() == null) {
            return ClockBadge.due(item.dueAt(), item.warnAt(), now, zone);
        }
        return item.snoozedUntil() == null
                ? ClockBadge.paused(item.pausedWhy())
                : ClockBadge.snoozed(item.snoozedUntil(), item.pausedWhy(), zone);
    }

    private static Div twoLines(String first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("accord-secondary");
        Div cell = new Div(new Span(first), quiet);
        cell.addClassName("accord-two");
        return cell;
    }
}
