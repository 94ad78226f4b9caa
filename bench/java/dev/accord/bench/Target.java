package dev.accord.bench;

import java.util.Locale;

/**
 * What a measure should not exceed, in words and in numbers.
 *
 * @param times how often as long as the bare database; infinite where only the time counts
 * @param millis how long; infinite where only the ratio counts
 */
public record Target(String words, double times, double millis) {

    public static final Target NONE = new Target("", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public static Target times(double most) {
        return new Target(String.format(Locale.ROOT, "at most %.1f times", most), most, Double.POSITIVE_INFINITY);
    }

    public static Target within(String words, double millis) {
        return new Target(words, Double.POSITIVE_INFINITY, millis);
    }

    /** One that is only told, as it speaks of something else than what is measured. */
    public static Target told(String words) {
        return within(words, Double.POSITIVE_INFINITY);
    }

    String judged(double bare, double whole) {
        if (Double.isInfinite(times) && Double.isInfinite(millis)) {
            return words;
        }
        return words + (whole / bare <= times && whole <= millis ? ": met" : ": **missed**");
    }
}
