package dev.accord.demo;

import dev.accord.shared.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Writes the story: the same one for the same moment, as its dice are loaded with a fixed seed. */
final class Plot {

    static final String FIRST_LEAD = leadNumbered(1);

    private static final long SEED = 20_240_229;
    private static final int LEADS = 6_000;
    private static final int MONTHS = 24;
    private static final int WEEKS_SINCE_ADOPTION = 9;
    private static final int WEEKS_SINCE_CHANGE = 4;
    private static final int MONTHS_OF_THE_WEBINAR = 20;
    /** Of what the plan wants by today, in revenue: behind, but not lost. */
    private static final double PACE = 0.94;

    private static final Optional<String> EUR = Optional.of("EUR");

    private final ZoneId zone;
    private final LocalDate today;
    private final LocalDate firstDay;
    private final Script script;
    private final Path path;
    private final Ending ending;

    private Plot(Instant now, ZoneId zone) {
        Random random = new Random(SEED);
        this.zone = zone;
        this.today = now.atZone(zone).toLocalDate();
        this.firstDay = today.minusMonths(MONTHS).withDayOfMonth(1);
        Office office = new Office(today, random);
        Instant change = office.on(monday(WEEKS_SINCE_CHANGE));
        Instant adoption = office.opening(monday(WEEKS_SINCE_ADOPTION));
        this.script = new Script(office.opening(firstDay), adoption, change, now, office, random);
        this.path = new Path(script);
        this.ending = new Ending(script);
    }

    /** @param zone in which the days and quarters of the goals begin */
    static Script written(Instant now, ZoneId zone) {
        Plot plot = new Plot(now, zone);
        plot.leadsComeIn();
        plot.dealsEnd();
        plot.goalsAreSet();
        new Curtain(plot.script, plot.path).fall();
        new Words(plot.script).agree();
        return plot.script;
    }

    private LocalDate monday(int weeksAgo) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(weeksAgo);
    }

    private void leadsComeIn() {
        Random random = script.random();
        LocalDate webinarBegins = today.minusMonths(MONTHS_OF_THE_WEBINAR);
        int number = 0;
        for (Instant arrival : arrivals()) {
            Channel channel = Channel.drawn(random);
            boolean runs = script.office().day(arrival).isAfter(webinarBegins);
            path.walk(new Life(
                    leadNumbered(++number),
                    Persona.drawn(random),
                    channel,
                    channel.campaignDrawn(random, runs),
                    arrival));
        }
    }

    private static String leadNumbered(int number) {
        return "L-%05d".formatted(number);
    }

    /** Spread over the days as the season wants it. */
    private List<Instant> arrivals() {
        Office office = script.office();
        NavigableMap<Double, LocalDate> days = new TreeMap<>();
        double sum = 0;
        for (LocalDate day = firstDay; !day.isAfter(office.day(script.now())); day = day.plusDays(1)) {
            double part = office.isOpen(day) ? office.elapsed(day, script.now()) : 0;
            if (part > 0.02) {
                sum += Season.demand(day, firstDay) * part;
                days.put(sum, day);
            }
        }
        List<Instant> arrivals = new ArrayList<>();
        while (arrivals.size() < LEADS) {
            Instant at = office.on(
                    days.higherEntry(script.random().nextDouble() * sum).getValue());
            if (script.hasHappened(at)) {
                arrivals.add(at);
            }
        }
        arrivals.sort(Instant::compareTo);
        return arrivals;
    }

    /** A lost deal may come back, so the months are settled one after the other; this quarter comes last. */
    private void dealsEnd() {
        LocalDate quarter = Period.quarterOf(today, zone).from();
        for (LocalDate month = firstDay; month.isBefore(quarter); month = month.plusMonths(1)) {
            Period period = Period.monthOf(month, zone);
            ending.settle(period.start(), period.end());
            List.copyOf(script.deals()).stream()
                    .filter(deal -> deal.closesIn(period.start(), period.end()) && !deal.won())
                    .forEach(path.sales()::afterLoss);
        }
    }

    private void goalsAreSet() {
        set("leads-generated", Optional.empty(), 0, 5, 1.02, this::leads);
        set("booked-meetings", Optional.empty(), 1, 5, 0.96, this::meetings);
        set("opportunity-value", EUR, 1, 10_000, 0.93, this::opened);
        Targets revenue = set("revenue", EUR, 2, 5_000, 0.97, this::revenueBeforeThisQuarter);
        Period quarter = Period.quarterOf(today, zone);
        ending.settle(quarter.start(), script.now().plusNanos(1), PACE * revenue.plannedInQuarterTo(today));
    }

    /** @return the goals of this year */
    private Targets set(
            String metric,
            Optional<String> currency,
            int lag,
            int step,
            double attained,
            ToDoubleFunction<Period> actual) {
        Period before = Targets.year(today.getYear() - 1, zone);
        Period year = Targets.year(today.getYear(), zone);
        double lastYear = actual.applyAsDouble(before);
        double soFar = actual.applyAsDouble(year);
        LocalDate until =
                metric.equals("revenue") ? Period.quarterOf(today, zone).from() : today.plusDays(1);
        boolean early = today.getMonth().compareTo(Month.APRIL) < 0;
        double expected = early
                ? lastYear * 1.1
                : soFar / Targets.share(Season.curve(year, lag), new Period(year.from(), until, zone));
        new Targets(metric, currency, before, lag, lastYear / attained, step).set(script, setAt(before));
        Targets targets = new Targets(metric, currency, year, lag, expected / attained, step);
        targets.set(script, setAt(year));
        return targets;
    }

    private Instant setAt(Period year) {
        Instant december = script.office().on(year.from().minusDays(20));
        return december.isBefore(script.beginning()) ? script.beginning() : december;
    }

    private double leads(Period period) {
        return script.lives().stream()
                .filter(life -> period.contains(life.cameIn()))
                .count();
    }

    private double meetings(Period period) {
        return script.acts().stream()
                .filter(act ->
                        act instanceof Act.Did did && did.type().equals("MEETING") && period.contains(did.happened()))
                .count();
    }

    private double opened(Period period) {
        return script.deals().stream()
                .filter(deal -> period.contains(deal.opensAt()))
                .mapToDouble(Deal::amount)
                .sum();
    }

    private double revenueBeforeThisQuarter(Period period) {
        Instant quarter = Period.quarterOf(today, zone).start();
        return ending.revenue(period.start(), quarter.isBefore(period.end()) ? quarter : period.end());
    }
}
