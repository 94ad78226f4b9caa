package dev.accord.demo;

import dev.accord.acquisition.Spend;
import dev.accord.acquisition.SpendRecord;
import dev.accord.acquisition.Traffic;
import dev.accord.acquisition.TrafficRecord;
import dev.accord.people.Acting;
import dev.accord.shared.Money;
import dev.accord.shared.PortalClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What Marketing spent each month on each campaign, and who visited the web site each day by each channel. */
@Component
@DemoOnly
class Publicity {

    private static final long SEED = 20_241_118;
    private static final int BATCH = 1_000;
    private static final double LEADS_A_DAY = 8.2;
    private static final double DAYS_A_MONTH = 30.4;
    private static final double WEEKEND = 0.35;

    private final Spend spend;
    private final Traffic traffic;
    private final Acting acting;
    private final PortalClock clock;

    Publicity(Spend spend, Traffic traffic, Acting acting, PortalClock clock) {
        this.spend = spend;
        this.traffic = traffic;
        this.acting = acting;
        this.clock = clock;
    }

    void tell(Script script) {
        LocalDate first = script.office().day(script.beginning());
        LocalDate today = script.office().day(script.now());
        Random random = new Random(SEED);
        clock.at(
                script.now(),
                () -> acting.asPortal(() -> {
                    inBatches(visits(first.withDayOfMonth(1), today, random), traffic::record);
                    inBatches(amounts(first.withDayOfMonth(1), today, random), spend::record);
                    return "";
                }));
    }

    /** Daily counts come in the morning after. */
    private static List<TrafficRecord> visits(LocalDate first, LocalDate today, Random random) {
        List<TrafficRecord> visits = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            double demand = Season.demand(day, first) * (weekend ? WEEKEND : 1.2);
            for (Channel channel : Channel.values()) {
                double usual = LEADS_A_DAY * channel.share() / 100.0 * visitsForOneLead(channel) * demand;
                long count = Math.round(usual * (0.8 + 0.4 * random.nextDouble()));
                visits.add(new TrafficRecord(
                        Telling.SOURCE,
                        Optional.empty(),
                        day,
                        day.plusDays(1),
                        Optional.of(channel.label()),
                        count,
                        Optional.of(Math.round(count * 0.8))));
            }
        }
        return visits;
    }

    /** A campaign has its part of the month's budget; of the month that runs, what is spent by now. */
    private static List<SpendRecord> amounts(LocalDate first, LocalDate today, Random random) {
        List<SpendRecord> amounts = new ArrayList<>();
        for (LocalDate month = first; month.isBefore(today); month = month.plusMonths(1)) {
            LocalDate end = month.plusMonths(1).isAfter(today) ? today : month.plusMonths(1);
            double part = (double) ChronoUnit.DAYS.between(month, end) / month.lengthOfMonth();
            for (Channel channel : Channel.values()) {
                List<String> campaigns = channel.campaigns();
                for (String campaign : campaigns) {
                    double leads = LEADS_A_DAY
                            * DAYS_A_MONTH
                            * channel.share()
                            / 100.0
                            / campaigns.size()
                            * Season.demand(month, first);
                    double amount = leads * costOfOneLead(channel) * part * (0.85 + 0.3 * random.nextDouble());
                    amounts.add(new SpendRecord(
                            Telling.SOURCE,
                            "%s, %s, %s".formatted(channel.label(), campaign, month),
                            Optional.of(channel.label()),
                            Optional.of(campaign),
                            month,
                            end,
                            new Money(
                                    BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP),
                                    Money.currencyOf("EUR")),
                            Optional.empty(),
                            Optional.empty()));
                }
            }
        }
        return amounts;
    }

    private static int visitsForOneLead(Channel channel) {
        return switch (channel) {
            case PAID_SOCIAL -> 90;
            case ORGANIC_SEARCH -> 60;
            case NEWSLETTER -> 50;
            case PAID_SEARCH -> 40;
            case CONTENT_DOWNLOAD -> 30;
            case WEBINAR -> 20;
            case REFERRAL -> 15;
            case PARTNER -> 10;
            case OUTBOUND -> 8;
            case TRADE_FAIR -> 5;
        };
    }

    /** In euros. Search and referrals have no campaign, and cost nothing here. */
    private static int costOfOneLead(Channel channel) {
        return switch (channel) {
            case TRADE_FAIR -> 240;
            case PAID_SEARCH -> 95;
            case OUTBOUND -> 85;
            case PAID_SOCIAL -> 70;
            case PARTNER -> 60;
            case WEBINAR -> 55;
            case CONTENT_DOWNLOAD -> 40;
            case NEWSLETTER -> 12;
            case ORGANIC_SEARCH, REFERRAL -> 0;
        };
    }

    private static <R> void inBatches(List<R> records, Consumer<List<R>> keep) {
        for (int begin = 0; begin < records.size(); begin += BATCH) {
            keep.accept(records.subList(begin, Math.min(begin + BATCH, records.size())));
        }
    }
}
