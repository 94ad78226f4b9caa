package dev.accord.metrics;

import dev.accord.shared.Period;
import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Compares a sample of the sums with the history, once a day: of each roll-up one month of the last two years by one
 * breakdown, another one each day. What differs is read from the history until it is built anew; the timetable shows it.
 */
@Component
class RollUpCheck implements RecurringJob {

    private static final List<Breakdown> BREAKDOWNS = List.of(
            Breakdown.SOURCE,
            Breakdown.DAY,
            Breakdown.PERSON,
            Breakdown.SEGMENT,
            Breakdown.CAMPAIGN,
            Breakdown.TEAM,
            Breakdown.WEEK);
    private static final int MONTHS = 24;

    private final RollUps rollUps;
    private final RollUpRows rows;
    private final Figures figures;
    private final Clock clock;

    RollUpCheck(RollUps rollUps, RollUpRows rows, Figures figures, Clock clock) {
        this.rollUps = rollUps;
        this.rows = rows;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "roll-up-check";
    }

    @Override
    public String purpose() {
        return "Compares a sample of the sums with the history";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Piece work(Optional<String> after) {
        int number = after.map(Integer::parseInt).orElse(0);
        List<RollUp> all = rollUps.wanted();
        if (number >= all.size()) {
            return Piece.last(0);
        }
        rows.built(all.get(number).signature()).ifPresent(rows::tidy);
        Piece piece = Piece.more(1, Integer.toString(number + 1));
        return difference(all.get(number), number).map(piece::but).orElse(piece);
    }

    private Optional<String> difference(RollUp rollUp, int number) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), rollUp.zone());
        int turn = Math.toIntExact(today.toEpochDay() + number);
        Period month = Period.monthOf(today.minusMonths(turn % MONTHS), rollUp.zone());
        FigureQuery query = FigureQuery.over(month)
                .on(rollUp.basis())
                .within(RollUp.WINDOW)
                .by(BREAKDOWNS.get(turn % BREAKDOWNS.size()));
        String key = rollUp.formula().metric().key();
        Figure summed = figures.figure(key, query);
        Figure counted = figures.fromHistory(key, query);
        if (summed.equals(counted)) {
            return Optional.empty();
        }
        rows.built(rollUp.signature()).ifPresent(rows::distrust);
        return Optional.of("%s of %tY-%<tm by %s: the sums say %s of %d records, the history %s of %d; built anew"
                .formatted(
                        rollUp.name(),
                        month.from(),
                        query.by().word(),
                        summed.value().map(Object::toString).orElse("nothing"),
                        summed.records(),
                        counted.value().map(Object::toString).orElse("nothing"),
                        counted.records()));
    }
}
