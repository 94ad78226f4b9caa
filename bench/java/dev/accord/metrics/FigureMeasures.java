package dev.accord.metrics;

import dev.accord.bench.History;
import dev.accord.bench.Measures;
import dev.accord.bench.Stopwatch;
import dev.accord.bench.Target;
import dev.accord.dashboards.Scoreboards;
import dev.accord.goals.Pacing;
import dev.accord.people.Acting;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import dev.accord.shared.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The scoreboard, and every metric over twelve months, beside one query that reads the same records and adds them up. */
@Component
@Order(4)
class FigureMeasures implements Measures {

    private static final int ROUNDS = 5;

    private final Figures figures;
    private final Formulas formulas;
    private final Scoreboards scoreboards;
    private final Pacing pacing;
    private final History history;
    private final Acting acting;
    private final JdbcClient jdbc;
    private final Clock clock;

    FigureMeasures(
            Figures figures,
            Formulas formulas,
            Scoreboards scoreboards,
            Pacing pacing,
            History history,
            Acting acting,
            JdbcClient jdbc,
            Clock clock) {
        this.figures = figures;
        this.formulas = formulas;
        this.scoreboards = scoreboards;
        this.pacing = pacing;
        this.history = history;
        this.acting = acting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void take(Stopwatch watch) {
        Id who = history.person("bench.manager");
        LocalDate end = history.end();
        CalendarPeriod quarter = new CalendarPeriod(CalendarPeriod.Grain.QUARTER, end.minusMonths(3));
        List<String> shown =
                acting.as(who, () -> pacing.paceable().stream().map(Metric::key).toList());
        FigureQuery ofQuarter = FigureQuery.over(quarter.in(ZoneOffset.UTC)).on(Basis.PERIOD);
        watch.compare(
                "scoreboard of a quarter, all " + shown.size() + " metrics",
                ROUNDS,
                Target.NONE,
                () -> shown.forEach(key -> bare(key, ofQuarter)),
                () -> acting.as(who, () -> scoreboards.of(quarter)));
        FigureQuery year = FigureQuery.over(new Period(end.minusMonths(12), end, ZoneOffset.UTC));
        for (Metric metric : acting.as(who, figures::catalogue)) {
            for (Breakdown by : List.of(Breakdown.SOURCE, Breakdown.MONTH)) {
                watch.compare(
                        "%s, 12 months by %s".formatted(metric.key(), by == Breakdown.SOURCE ? "channel" : "month"),
                        ROUNDS,
                        Target.NONE,
                        () -> bare(metric.key(), year),
                        () -> acting.as(who, () -> figures.figure(metric.key(), year.by(by))));
            }
        }
    }

    private void bare(String key, FigureQuery query) {
        Asked asked = new Asked(
                formulas.of(key),
                query,
                clock.instant(),
                FiscalCalendar.CALENDAR_YEARS,
                Optional.empty(),
                Optional.empty());
        String records = WallClock.of(query.period())
                .resolve(asked.formula().all(asked.query().basis()));
        jdbc.sql("SELECT COUNT(*), SUM(r.numerator), SUM(r.denominator) FROM (" + records + ") r")
                .params(asked.parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
