package dev.accord.disputes.ui;

import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Whereto;
import dev.accord.shared.Money;
import dev.accord.shared.Period;
import dev.accord.ui.FigureText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How the lessons and their filters are put into words. */
final class Words {

    private static final String UNKNOWN = "Unknown";
    private static final int AN_HOUR = 60;

    private Words() {}

    static String of(Facet facet) {
        return switch (facet) {
            case CLAIM -> "Claimed cause";
            case CAUSE -> "True cause";
            case SOURCE -> "Source";
            case CAMPAIGN -> "Campaign";
            case REP -> "Disputed by";
            case RESEARCHER -> "Researched by";
            case DECIDER -> "Decided by";
            case STATE -> "State";
            case VERDICT -> "Verdict";
            case WENT -> "The lead went";
            case MATURING -> "Too young to say";
            case FORWARD -> "Came forward again";
            case WON -> "Won afterwards";
        };
    }

    /** The value of a facet that is neither a cause nor a person. */
    static String of(Facet facet, String value) {
        if (value.isEmpty()) {
            return facet == Facet.CAUSE || facet == Facet.VERDICT || facet == Facet.WENT ? "No verdict yet" : UNKNOWN;
        }
        return switch (facet) {
            case STATE -> value.equals("open") ? "No verdict yet" : "Decided";
            case VERDICT -> value.equals("upheld") ? "Upheld" : "Not upheld";
            case WENT ->
                Arrays.stream(Whereto.values())
                        .filter(each -> each.name().equals(value))
                        .map(Whereto::label)
                        .findFirst()
                        .orElse(value);
            case MATURING, FORWARD, WON -> value.equals("yes") ? "Yes" : "No";
            default -> value;
        };
    }

    static String orUnknown(String name) {
        return name.isEmpty() ? UNKNOWN : name;
    }

    /** Business time: a day of it has no fixed length, so it is told in hours. */
    static String hours(BigDecimal minutes) {
        long whole = minutes.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (whole < AN_HOUR) {
            return whole + " min";
        }
        return whole % AN_HOUR == 0
                ? FigureText.count(whole / AN_HOUR) + " h"
                : FigureText.count(whole / AN_HOUR) + " h " + whole % AN_HOUR + " min";
    }

    /** Amounts of several currencies stand side by side; they are not added. */
    static String money(List<Money> amounts) {
        return amounts.isEmpty()
                ? FigureText.NONE
                : amounts.stream().map(FigureText::money).collect(Collectors.joining(" + "));
    }

    static String period(Period period) {
        return "%s to %s"
                .formatted(
                        FigureText.day(period.from()),
                        FigureText.day(period.to().minusDays(1)));
    }

    static String window(DisputeFilter filter) {
        return filter.days() == null
                ? "at any time after the verdict"
                : "within %d days of the verdict".formatted(filter.days());
    }
}
