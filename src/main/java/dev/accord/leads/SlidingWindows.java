package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies definitions to leads to which nothing happened, when a window has slid past. */
@Component
class SlidingWindows implements RecurringJob {

    private static final int PIECE = 500;

    private final Watches watches;
    private final Progression progression;
    private final Clock clock;

    SlidingWindows(Watches watches, Progression progression, Clock clock) {
        this.watches = watches;
        this.progression = progression;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "sliding-windows";
    }

    @Override
    public String purpose() {
        return "Looks at leads whose window has slid past";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        List<Id> due = watches.due(now, PIECE);
        progression.advance(Progression.News.touched(due, true));
        watches.done(due, now);
        return due.size() < PIECE ? Piece.last(due.size()) : Piece.more(due.size(), "the next ones");
    }
}
