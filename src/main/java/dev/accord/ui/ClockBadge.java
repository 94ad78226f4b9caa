package dev.accord.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a clock stands, in words, with an icon and a colour: "due in 2 h 10 min", "overdue by 40 min", "met". A running
 * clock goes on counting in the browser, without asking the server.
 *
 * {@snippet :
 * ClockBadge.due(handoff.dueAt(), handoff.warnAt(), clock.instant(), zone);
 * ClockBadge.missed(Duration.between(handoff.dueAt(), handoff.acceptedAt()));
 * }
 */
@Tag("accord-clock")
@JsModule("./accord-clock.ts")
public final class ClockBadge extends HtmlContainer {

    /** The states of a clock. Overdue still runs, missed has stopped too late. */
    public enum State {
        RUNNING(Glyph.CLOCK),
        DUE_SOON(Glyph.WARNING),
        OVERDUE(Glyph.MISSED),
        MET(Glyph.MET),
        MISSED(Glyph.MISSED),
        PAUSED(Glyph.PAUSED);

        private final Glyph glyph;

        State(Glyph glyph) {
            this.glyph = glyph;
        }
    }

    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final State state;
    private final String words;

    private ClockBadge(State state, String words) {
        this.state = state;
        this.words = words;
        getElement().setAttribute("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        add(state.glyph.icon(), new Span(words));
    }

    /**
     * A running clock, as it stands now.
     *
     * @param due the moment of the breach
     * @param warnFrom the moment from which it counts as due soon
     * @param zone the reader's time zone, for a due time on another day
     */
    public static ClockBadge due(Instant due, Instant warnFrom, Instant now, ZoneId zone) {
        var left = Duration.between(now, due);
        var late = left.isNegative() || left.isZero();
        var today = due.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        var badge = late
                ? new ClockBadge(State.OVERDUE, "overdue by " + FigureText.duration(left))
                : new ClockBadge(
                        now.isBefore(warnFrom) ? State.RUNNING : State.DUE_SOON,
                        // Hours left say nothing across a night or a weekend, so another day is named.
                        today ? "due in " + FigureText.duration(left) : "due " + OTHER_DAY.format(due.atZone(zone)));
        badge.setTitle("Due " + FigureText.moment(due, zone));
        if (late || today) {
            badge.count(due, warnFrom, now);
        }
        return badge;
    }

    /** A clock that was met. */
    public static ClockBadge met() {
        return new ClockBadge(State.MET, "met");
    }

    /** A clock that stopped too late, by so much. */
    public static ClockBadge missed(Duration by) {
        return new ClockBadge(State.MISSED, "missed by " + FigureText.duration(by));
    }

    /** A clock that rests, and why. */
    public static ClockBadge paused(String reason) {
        return new ClockBadge(State.PAUSED, "paused: " + reason);
    }

    /** A clock that rests until a moment, and why. */
    public static ClockBadge snoozed(Instant until, String reason, ZoneId zone) {
        return new ClockBadge(
                State.PAUSED, "snoozed until %s: %s".formatted(OTHER_DAY.format(until.atZone(zone)), reason));
    }

    public State state() {
        return state;
    }

    /** What the badge said when it was made. */
    public String words() {
        return words;
    }

    /** Distances instead of moments: the browser's own clock may be wrong. */
    private void count(Instant due, Instant warnFrom, Instant now) {
        getElement().setProperty("dueIn", Duration.between(now, due).toMillis());
        getElement().setProperty("warnIn", Duration.between(now, warnFrom).toMillis());
    }
}
