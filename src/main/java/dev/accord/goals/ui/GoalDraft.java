package dev.accord.goals.ui;

import dev.accord.goals.Owner;
import dev.accord.goals.Target;
import dev.accord.shared.CalendarPeriod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A goal as somebody has entered it.
 *
 * @param weights how much each month carries, in any unit
 */
record GoalDraft(
        String metric,
        CalendarPeriod span,
        BigDecimal target,
        Optional<String> currency,
        Map<YearMonth, BigDecimal> weights,
        Optional<String> reason) {

    Target of(Owner owner, ZoneId zone) {
        return new Target(owner, metric, span.in(zone), target, currency, weights, reason);
    }
}
