package dev.accord.shared;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Currency;

/** An amount in a currency, such as 1,234.50 EUR. Amounts of two currencies are never added. */
public record Money(BigDecimal amount, Currency currency) implements Serializable {

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currencyOf(currency));
    }

    /** @throws Refused with code {@code bad-currency} where it is no code of ISO 4217 */
    public static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code.strip());
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("bad-currency", "\"%s\" is not a currency code of ISO 4217, such as EUR", code);
        }
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
