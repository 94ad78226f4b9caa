package dev.accord.goals;

import dev.accord.shared.Id;
import dev.accord.shared.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The target of the company, a team or a person for one metric over a period of whole months.
 *
 * @param to the first day after it
 * @param currency of money only
 * @param shares which share of the target each month carries; they add up to 1
 */
public record Goal(
        Id id,
        Owner owner,
        String metric,
        LocalDate from,
        LocalDate to,
        BigDecimal target,
        Optional<String> currency,
        NavigableMap<YearMonth, BigDecimal> shares) {

    public Goal {
        shares = new TreeMap<>(shares);
    }

    /**
     * What the plan wants to have been reached from one day to before another: the months' shares of the target, and
     * of a month that is cut its days' part.
     */
    public BigDecimal planned(LocalDate start, LocalDate end) {
        BigDecimal share = BigDecimal.ZERO;
        for (var month : shares.entrySet()) {
            LocalDate first = later(month.getKey().atDay(1), start);
            LocalDate last = earlier(month.getKey().plusMonths(1).atDay(1), end);
            long days = ChronoUnit.DAYS.between(first, last);
            if (days > 0) {
                share = share.add(month.getValue()
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(month.getKey().lengthOfMonth()), MathContext.DECIMAL64));
            }
        }
        return target.multiply(share).setScale(4, RoundingMode.HALF_UP);
    }

    /**
     * What the plan wants to have been reached in the period by that moment; the day it falls into counts by the part
     * that has passed.
     */
    public BigDecimal plannedBy(Instant moment, Period period) {
        if (moment.isBefore(period.start())) {
            return planned(period.from(), period.from());
        }
        if (!moment.isBefore(period.end())) {
            return planned(period.from(), period.to());
        }
        LocalDate today = moment.atZone(period.zone()).toLocalDate();
        Instant begun = today.atStartOfDay(period.zone()).toInstant();
        Instant over = today.plusDays(1).atStartOfDay(period.zone()).toInstant();
        BigDecimal passed = BigDecimal.valueOf(Duration.between(begun, moment).toMillis())
                .divide(BigDecimal.valueOf(Duration.between(begun, over).toMillis()), MathContext.DECIMAL64);
        return planned(period.from(), today)
                .add(planned(today, today.plusDays(1)).multiply(passed))
                .setScale(4, RoundingMode.HALF_UP);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
