package dev.accord.disputes;

import dev.accord.glossary.DefinitionVersion;
import dev.accord.glossary.Definitions;
import dev.accord.people.Access;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much of what is offered is disputed, month by month, and before and after a definition changed. */
@Service
@Transactional(readOnly = true)
public class LessonTrend {

    /** The longest stretch that is compared on either side of a change. */
    private static final int DAYS = 90;

    private static final int MOST_YEARS = 10;

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Clock clock;

    LessonTrend(JdbcClient jdbc, Definitions definitions, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * The months that the period touches, each cut to the period.
     *
     * @throws Refused with code {@code long-period} where it is longer than ten years
     */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Lesson.Stretch> months(Period period) {
        if (period.from().plusYears(MOST_YEARS).isBefore(period.to())) {
            throw Refused.invalid("long-period", "at most %d years are shown month by month", MOST_YEARS);
        }
        List<LocalDate> bounds = new ArrayList<>();
        bounds.add(period.from());
        for (LocalDate first = period.from().withDayOfMonth(1).plusMonths(1);
                first.isBefore(period.to());
                first = first.plusMonths(1)) {
            bounds.add(first);
        }
        bounds.add(period.to());
        return stretches(bounds, period.zone());
    }

    /**
     * The versions of definitions that took effect in the period, with the same number of days before and after: 90,
     * or as many as have passed since. A version that took effect today has nothing after it yet and is left out.
     */
    @PreAuthorize(Access.SIGNED_IN)
    public List<Lesson.Change> changes(Period period) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), period.zone());
        return definitions.glossary().versions().stream()
                .filter(version -> period.contains(version.effectiveFrom()))
                .sorted(Comparator.comparing(DefinitionVersion::effectiveFrom))
                .flatMap(version -> {
                    LocalDate day = LocalDate.ofInstant(version.effectiveFrom(), period.zone());
                    int days = (int) Math.min(DAYS, ChronoUnit.DAYS.between(day, today));
                    if (days < 1) {
                        return Stream.empty();
                    }
                    List<Lesson.Stretch> both =
                            stretches(List.of(day.minusDays(days), day, day.plusDays(days)), period.zone());
                    return Stream.of(new Lesson.Change(version.label(), day, both.getFirst(), both.getLast()));
                })
                .toList();
    }

    /** One stretch between each bound and the next. */
    private List<Lesson.Stretch> stretches(List<LocalDate> bounds, ZoneId zone) {
        Map<Integer, Long> offered = new HashMap<>();
        Map<Integer, long[]> disputed = new HashMap<>();
        Map<String, @Nullable Object> moments = new HashMap<>();
        for (int i = 0; i < bounds.size(); i++) {
            moments.put("t" + i, Timestamp.from(bounds.get(i).atStartOfDay(zone).toInstant()));
        }
        int last = bounds.size() - 1;
        jdbc.sql(
                        "SELECT %s AS place, COUNT(*) AS n FROM handoff h WHERE h.offered_at >= :t0 AND h.offered_at < :t%d GROUP BY place"
                                .formatted(place("h.offered_at", last), last))
                .params(moments)
                .query(row -> {
                    offered.put(row.getInt("place"), row.getLong("n"));
                });
        jdbc.sql("""
                        SELECT %s AS place, COUNT(*) AS raised, COUNT(d.decided_at) AS decided, SUM(d.upheld) AS upheld
                          FROM dispute d
                         WHERE d.raised_at >= :t0 AND d.raised_at < :t%d
                         GROUP BY place
                        """.formatted(place("d.raised_at", last), last))
                .params(moments)
                .query(row -> {
                    disputed.put(
                            row.getInt("place"),
                            new long[] {row.getLong("raised"), row.getLong("decided"), row.getLong("upheld")});
                });
        return IntStream.range(0, last)
                .mapToObj(place -> {
                    long[] of = disputed.getOrDefault(place, new long[3]);
                    return new Lesson.Stretch(
                            bounds.get(place),
                            bounds.get(place + 1),
                            offered.getOrDefault(place, 0L),
                            of[0],
                            of[1],
                            of[2]);
                })
                .toList();
    }

    /** In which stretch a moment lies: days begin at other moments in other zones, so Java says where they begin. */
    private static String place(String column, int stretches) {
        StringBuilder place = new StringBuilder("CASE");
        for (int i = 1; i < stretches; i++) {
            place.append(" WHEN ")
                    .append(column)
                    .append(" < :t")
                    .append(i)
                    .append(" THEN ")
                    .append(i - 1);
        }
        return stretches == 1
                ? "0"
                : place.append(" ELSE ").append(stretches - 1).append(" END").toString();
    }
}
