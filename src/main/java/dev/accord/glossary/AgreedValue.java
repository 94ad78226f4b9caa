package dev.accord.glossary;

import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What both departments expect a measured term to come to, such as an average deal of 35,000 EUR or a cycle of 60 days.
 *
 * @param currency the code of it for money; null for days
 */
public record AgreedValue(BigDecimal amount, @Nullable String currency) implements Serializable {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    public AgreedValue {
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            throw Refused.invalid(
                    "bad-agreed-value", "an agreed value is greater than 0, not %s", amount.toPlainString());
        }
        amount = amount.stripTrailingZeros();
        if (amount.scale() > 4) {
            throw Refused.invalid("bad-agreed-value", "an agreed value has at most 4 decimals");
        }
        currency = currency == null ? null : Money.currencyOf(currency).getCurrencyCode();
    }
}
