package dev.accord.leads;

import dev.accord.shared.Id;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Forgets, once a day, the people whose retention period is over. */
@Component
class RetentionRounds implements RecurringJob {

    private static final int AT_ONCE = 20;

    private final Retention retention;
    private final Erasure erasure;

    RetentionRounds(Retention retention, Erasure erasure) {
        this.retention = retention;
        this.erasure = erasure;
    }

    @Override
    public String key() {
        return "retention";
    }

    @Override
    public String purpose() {
        return "Forgets people whose retention period is over";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    /** Where a run is: a stage, and a lead in it. */
    private record Place(Id stage, Id lead) {

        static Place parse(String text) {
            int space = text.indexOf(' ');
            return new Place(Id.parse(text.substring(0, space)), Id.parse(text.substring(space + 1)));
        }

        @Override
        public String toString() {
            return stage + " " + lead;
        }
    }

    @Override
    public Piece work(Optional<String> after) {
        Optional<Place> left = after.map(Place::parse);
        Iterator<Map.Entry<Id, Integer>> limits = retention.limits().entrySet().stream()
                .filter(limit -> left.filter(place -> limit.getKey().compareTo(place.stage()) < 0)
                        .isEmpty())
                .iterator();
        while (limits.hasNext()) {
            Map.Entry<Id, Integer> limit = limits.next();
            Optional<Id> from =
                    left.filter(place -> place.stage().equals(limit.getKey())).map(Place::lead);
            List<Id> due = retention.due(limit.getKey(), limit.getValue(), from, AT_ONCE);
            if (!due.isEmpty()) {
                due.forEach(erasure::erase);
                return Piece.more(due.size(), new Place(limit.getKey(), due.getLast()).toString());
            }
        }
        return Piece.last(0);
    }
}
