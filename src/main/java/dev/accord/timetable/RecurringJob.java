package dev.accord.timetable;

import java.time.Duration;
import java.util.Optional;

/**
 * Work that comes again and again, such as looking at clocks. A module makes a bean of it; it then stands in the
 * timetable and runs there as the portal itself, on one node at a time.
 *
 * {@snippet :
 * @Component
 * class SlidingWindows implements RecurringJob {
 *     public String key() { return "sliding-windows"; }
 *     public String purpose() { return "Evaluates leads whose window has slid past"; }
 *     public Duration every() { return Duration.ofMinutes(5); }
 *
 *     public Piece work(Optional<String> after) {
 *         List<Id> due = dueAfter(after, 500);
 *         due.forEach(this::evaluate);
 *         return due.size() < 500 ? Piece.last(due.size()) : Piece.more(due.size(), due.getLast().toString());
 *     }
 * }
 * }
 */
public interface RecurringJob {

    /** A stable name in small letters, such as {@code handoff-clocks}; at most 60 characters. */
    String key();

    /** What it does, in a few words for the administrator. */
    String purpose();

    /** How long after the beginning of one run the next is due. A run that was missed is not made up for. */
    Duration every();

    /**
     * Does one piece of what is due, in a transaction of the timetable's. A piece should be done within seconds; what
     * it did stays, whatever becomes of the next. When this node dies, another begins the run anew, so what is done
     * must not be due any more. Where this node was taken for dead meanwhile, its piece is rolled back.
     *
     * @param after where the piece before left off; empty at the beginning of a run
     */
    Piece work(Optional<String> after);
}
