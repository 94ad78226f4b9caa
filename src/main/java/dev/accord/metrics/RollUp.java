package dev.accord.metrics;

import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Period;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One formula on one basis, of which the records and their sums by day are kept. */
record RollUp(Formula formula, Basis basis, ZoneId zone) {

    /** The one window of cohorts that is kept. */
    static final Window WINDOW = Window.NINETY_DAYS;

    static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
    static final LocalDate END = LocalDate.of(2100, 1, 1);

    private static final Map<ZoneId, String> CHANGES_OF_CLOCKS = new ConcurrentHashMap<>();

    /** When every lead of every cohort is old enough. */
    private static final Instant MATURE = Instant.parse("9000-01-01T00:00:00Z");

    String name() {
        return formula.metric().key()
                + (basis == Basis.COHORT ? ", cohort of %s days".formatted(WINDOW) : ", " + basis.word());
    }

    /** Those of a period but for the ones that are kept by the day, as if every cohort were old enough. */
    String ofMoments() {
        return clock().resolve(formula.ofMoments(basis));
    }

    /** The same of {@code :subjects} only. */
    String ofSubjects() {
        return clock().resolve(formula.ofSubjects(basis));
    }

    private WallClock clock() {
        return WallClock.of(new Period(LocalDate.EPOCH, END, zone));
    }

    Map<String, @Nullable Object> parameters(Period period) {
        FigureQuery query = FigureQuery.over(period).on(basis).within(WINDOW);
        return new Asked(formula, query, MATURE, FiscalCalendar.CALENDAR_YEARS, Optional.empty(), Optional.empty())
                .parameters();
    }

    /** The same for two formulas only if they have the same records, on the same days. */
    String signature() {
        String all = String.join(
                "\n",
                List.of(
                        formula.ofMoments(basis),
                        formula.stages().toString(),
                        basis == Basis.COHORT ? WINDOW.toString() : "",
                        CHANGES_OF_CLOCKS.computeIfAbsent(zone, RollUp::changesOfTheClock)));
        return digest(all);
    }

    /** By name and rules: the rules of a zone may change with the next Java. */
    private static String changesOfTheClock(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return digest(zone.getId() + rules.getTransitions() + rules.getTransitionRules());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
