package dev.accord.leads;

import dev.accord.leads.DuplicateWatch.By;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Once a day: two sources that told of a person at the same moment could not see each other. */
@Component
class DuplicateSweep implements RecurringJob {

    private static final int PIECE = 10_000;

    private final DuplicateWatch watch;

    DuplicateSweep(DuplicateWatch watch) {
        this.watch = watch;
    }

    @Override
    public String key() {
        return "duplicates";
    }

    @Override
    public String purpose() {
        return "Looks for records that may be the same person";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        By by = after.map(place -> By.valueOf(place.substring(0, place.indexOf(' '))))
                .orElse(By.EMAIL);
        String from =
                after.map(place -> place.substring(place.indexOf(' ') + 1)).orElse("");
        Optional<String> until = watch.sweep(by, from, PIECE);
        if (until.isPresent()) {
            return Piece.more(PIECE, by + " " + until.get());
        }
        return by == By.EMAIL ? Piece.more(0, By.EXTERNAL_ID + " ") : Piece.last(0);
    }
}
