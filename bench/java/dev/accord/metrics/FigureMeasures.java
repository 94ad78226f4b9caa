package dev.accord.metrics;

import dev.accord.bench.History;
import dev.accord.bench.Measures;
import dev.accord.bench.Stopwatch;
import dev.accord.bench.Target;
import dev.accord.goals.Owner;
import dev.accord.goals.Pacing;
import dev.accord.people.Acting;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The scoreboard, and every metric over twelve months, beside one query that reads the same records and adds them up; where
 * sums are kept, beside the same figure from the history.
 */
@Component
@Order(4)
class FigureMeasures implements Measures {

    private static final int ROUNDS = 5;
    private static final int ROUNDS_OF_HISTORY = 1;

    private final Figures figures;
    private final Formulas formulas;
    private final RollUps rollUps;
    private final RollUpRows rows;
    private final RollUpKeeping keeping;
    private final TransactionTemplate transaction;
    private final Pacing pacing;
    private final History history;
    private final Acting acting;
    private final JdbcClient jdbc;
    private final Clock clock;

    FigureMeasures(
            Figures figures,
            Formulas formulas,
            RollUps rollUps,
            RollUpRows rows,
            RollUpKeeping keeping,
            TransactionTemplate transaction,
            Pacing pacing,
            History history,
            Acting acting,
            JdbcClient jdbc,
            Clock clock) {
        this.figures = figures;
        this.formulas = formulas;
        this.rollUps = rollUps;
        this.rows = rows;
        this.keeping = keeping;
        this.transaction = transaction;
        this.pacing = pacing;
        this.history = history;
        this.acting = acting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void take(Stopwatch watch) {
        countEverything(watch);
        Id who = history.person("bench.manager");
        LocalDate end = history.end();
        CalendarPeriod quarter = new CalendarPeriod(CalendarPeriod.Grain.QUARTER, end.minusMonths(3));
        List<String> shown = acting.as(
                who,
                () -> pacing.paceable(Owner.COMPANY).stream().map(Metric::key).toList());
        List<Pacing.Course> courses = shown.stream()
                .map(key -> new Pacing.Course(key, Breakdown.WEEK))
                .toList();
        FigureQuery ofQuarter = FigureQuery.over(quarter.in(ZoneOffset.UTC)).on(Basis.PERIOD);
        watch.compare(
                "scoreboard of a quarter, all " + shown.size() + " metrics",
                ROUNDS,
                Target.NONE,
                () -> shown.forEach(key -> bare(key, ofQuarter)),
                // once for all who look: what is measured is that reading
                () -> acting.as(who, () -> pacing.of(courses, quarter.in(ZoneOffset.UTC), Optional.empty())));
        FigureQuery year = FigureQuery.over(new Period(end.minusMonths(12), end, ZoneOffset.UTC));
        for (Metric metric : acting.as(who, figures::catalogue)) {
            for (Breakdown by : List.of(Breakdown.SOURCE, Breakdown.MONTH)) {
                FigureQuery query = year.by(by);
                String what =
                        "%s, 12 months by %s".formatted(metric.key(), by == Breakdown.SOURCE ? "channel" : "month");
                Runnable read = () -> acting.as(who, () -> figures.figure(metric.key(), query));
                if (rollUps.answering(asked(metric.key(), query)).isPresent()) {
                    watch.compare(
                            what + ", beside the same from the history",
                            ROUNDS_OF_HISTORY,
                            Target.told("a fiftieth at 1,000,000 leads"),
                            () -> acting.as(who, () -> figures.fromHistory(metric.key(), query)),
                            read);
                } else {
                    watch.compare(what, ROUNDS, Target.NONE, () -> bare(metric.key(), year), read);
                }
            }
        }
    }

    /** Everything anew, beside reading the same records. */
    private void countEverything(Stopwatch watch) {
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        Period ever = new Period(RollUp.BEGINNING, RollUp.END, ZoneOffset.UTC);
        bare.add(Stopwatch.millis(() -> rollUps.wanted()
                .forEach(rollUp -> jdbc.sql("SELECT COUNT(*), SUM(r.numerator), SUM(r.denominator) FROM ("
                                + rollUp.ofMoments() + ") r")
                        .params(rollUp.parameters(ever))
                        .query((row, number) -> row.getLong(1))
                        .single())));
        rows.distrustAll();
        whole.add(Stopwatch.millis(() -> {
            // until all are read again: what is left of the old ones is swept away later
            Optional<String> after = Optional.empty();
            while (rows.built().size() < rollUps.wanted().size()) {
                Optional<String> place = after;
                after = acting.asPortal(
                                () -> Objects.requireNonNull(transaction.execute(status -> keeping.work(place))))
                        .next();
            }
        }));
        watch.add("counting everything anew", bare, whole, Target.within("three minutes at 1,000,000 leads", 180_000));
    }

    private Asked asked(String key, FigureQuery query) {
        return new Asked(
                formulas.of(key),
                query,
                clock.instant(),
                FiscalCalendar.CALENDAR_YEARS,
                Optional.empty(),
                Optional.empty());
    }

    private void bare(String key, FigureQuery query) {
        Asked asked = asked(key, query);
        String records = WallClock.of(query.period())
                .resolve(asked.formula().all(asked.query().basis()));
        jdbc.sql("SELECT COUNT(*), SUM(r.numerator), SUM(r.denominator) FROM (" + records + ") r")
                .params(asked.parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
