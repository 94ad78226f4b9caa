package dev.accord.reporting;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/** What one unit of a currency was worth on a day, in the reporting currency; to ten decimals. */
public record Rate(Currency currency, LocalDate day, BigDecimal rate) implements Serializable {

    private static final int DECIMALS = 10;
    private static final int WHOLE_DIGITS = 10;

    public Rate {
        rate = rate.setScale(DECIMALS, RoundingMode.HALF_UP);
        if (rate.signum() <= 0 || rate.precision() - rate.scale() > WHOLE_DIGITS) {
            throw Refused.invalid(
                    "bad-rate",
                    "the rate of %s for %s must be greater than 0 and have at most 10 digits before the point and after it",
                    currency,
                    day);
        }
    }
}
