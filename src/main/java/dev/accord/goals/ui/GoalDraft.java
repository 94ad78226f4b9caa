package dev.accord.goals.ui;

import dev.accord.shared.CalendarPeriod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * A goal as somebody wants to set it.
 *
 * @param weights how much each month carries, in any unit
 */
record GoalDraft(
        String metric,
        CalendarPeriod span,
        BigDecimal target,
        Optional<String> currency,
        Map<YearMonth, BigDecimal> weights) {}
