package dev.accord.metrics;

import java.util.Locale;

/** What a figure is counted in. */
public enum Unit {
    COUNT,
    /** A share of 1: 0.25 is 25 %. */
    RATIO,
    MONEY,
    DAYS,
    /** Business hours. */
    HOURS,
    MONEY_PER_DAY;

    /** The word of the API: {@code money-per-day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isMoney() {
        return this == MONEY || this == MONEY_PER_DAY;
    }
}
