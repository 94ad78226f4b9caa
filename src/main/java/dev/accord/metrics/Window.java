package dev.accord.metrics;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * How long a lead of a cohort has to convert, in days of 24 hours from its passage of the first stage, the last
 * moment included. Without a limit nothing is maturing.
 */
public final class Window implements Serializable {

    public static final Window NINETY_DAYS = new Window(90);
    public static final Window UNLIMITED = new Window(0);

    private static final int LONGEST = 3650;
    private static final long serialVersionUID = 1L;

    private final int days;

    private Window(int days) {
        this.days = days;
    }

    /** @throws Refused with code {@code bad-window} where it is not 1 to 3650 days */
    public static Window days(int days) {
        if (days < 1 || days > LONGEST) {
            throw bad(Integer.toString(days));
        }
        return new Window(days);
    }

    /** @throws Refused with code {@code bad-window} where it is neither a number of days nor "all" */
    public static Window parse(String text) {
        if (text.equals("all")) {
            return UNLIMITED;
        }
        try {
            return days(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw bad(text);
        }
    }

    private static Refused bad(String text) {
        return Refused.invalid(
                "bad-window", "window=\"%s\": it is a number of days from 1 to %d, or \"all\"", text, LONGEST);
    }

    /** The number of days; empty where there is no limit. */
    public OptionalInt limit() {
        return days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Window window && window.days == days;
    }

    @Override
    public int hashCode() {
        return days;
    }

    /** As it is written in URLs: the days, or "all". */
    @Override
    public String toString() {
        return days == 0 ? "all" : Integer.toString(days);
    }
}
