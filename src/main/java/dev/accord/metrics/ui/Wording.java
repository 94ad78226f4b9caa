package dev.accord.metrics.ui;

import dev.accord.glossary.VersionName;
import dev.accord.metrics.Basis;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Comparison;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Unit;
import dev.accord.shared.Period;
import dev.accord.ui.FigureOrigin;
import dev.accord.ui.FigureText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** How figures and the questions behind them are put into words. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Wording() {}

    static String value(Figure figure) {
        return FigureText.orNone(figure.value(), value -> value(figure, value));
    }

    /** A value of the unit of the figure. */
    static String value(Figure figure, BigDecimal value) {
        String currency = figure.currency().map(Currency::getCurrencyCode).orElse("");
        return switch (figure.metric().unit()) {
            case COUNT -> FigureText.decimal(value, 0);
            case RATIO -> FigureText.percent(value, 2);
            case DAYS -> FigureText.days(value);
            case HOURS -> FigureText.hours(value);
            case MONEY ->
                (figure.denominator().isPresent()
                                ? FigureText.moneyExact(value, currency)
                                : FigureText.money(value, currency))
                        .strip();
            case MONEY_PER_DAY -> FigureText.money(value, currency).strip() + " a day";
        };
    }

    /** The unit of a chart's axis. */
    static String unit(Figure figure) {
        return switch (figure.metric().unit()) {
            case COUNT -> "";
            case RATIO -> "%";
            case DAYS -> "days";
            case HOURS -> "business hours";
            case MONEY -> figure.currency().map(Currency::getCurrencyCode).orElse("");
            case MONEY_PER_DAY ->
                figure.currency()
                        .map(currency -> currency.getCurrencyCode() + " a day")
                        .orElse("");
        };
    }

    /** A value as a chart draws it: shares in per cent. */
    static double drawn(Figure figure, BigDecimal value) {
        return figure.metric().unit() == Unit.RATIO ? value.movePointRight(2).doubleValue() : value.doubleValue();
    }

    static String period(Period period) {
        LocalDate last = period.to().minusDays(1);
        String days =
                last.equals(period.from()) ? DAY.format(last) : DAY.format(period.from()) + " to " + DAY.format(last);
        return days + ", " + period.zone().getId();
    }

    static String basis(FigureQuery query) {
        if (query.basis() != Basis.COHORT) {
            return "What happened in the period";
        }
        return query.window().limit().isPresent()
                ? "Leads of the period, within " + query.window() + " days"
                : "Leads of the period, without a time limit";
    }

    /** What it means that a figure is restated. */
    static String meaning(VersionName version) {
        return """
                Leads count for %1$s from the moment when they first met %2$s, as if that had been in force for ever; for \
                other stages they count as it was recorded. Who came past %1$s without meeting it is not counted for it.""".formatted(version.term(), version.label());
    }

    static FigureOrigin origin(Figure figure) {
        return new FigureOrigin(
                figure.metric().definition(),
                figure.definitionVersion(),
                period(figure.query().period()) + ". " + basis(figure.query()),
                FigureText.moment(figure.asOf(), figure.query().period().zone()));
    }

    static String by(Breakdown by) {
        return switch (by) {
            case NONE -> "Not split";
            case SOURCE -> "Channel";
            default -> by.name().charAt(0) + by.word().substring(1).replace('-', ' ');
        };
    }

    static String comparison(Comparison with) {
        return with == Comparison.PREVIOUS ? "The period before" : "The year before";
    }

    static String group(Optional<String> key) {
        return key.orElse("Unknown");
    }

    /** What a fault of the data means to the reader. */
    static String fault(String name) {
        return switch (name) {
            case "withoutCreated" -> "Creation unknown";
            case "negative" -> "Closed before it was created";
            case "withoutProbability" -> "No deal closed yet to tell the odds by";
            case "outOfOrder" -> "Second stage dated before the first";
            default -> name;
        };
    }

    /** What is counted or measured beside the value. */
    static String beside(String name) {
        return switch (name) {
            case "held" -> "Held";
            case "heldShare" -> "Share held";
            case "connected" -> "Connected";
            case "connectedShare" -> "Share connected";
            case "overdue" -> "Overdue";
            case "research" -> "Research of disputes";
            case "p90" -> "Nine in ten within";
            case "skipped" -> "Skipped the stage";
            case "unknownAmounts" -> "Amount unknown";
            case "mean" -> "Mean";
            case "median" -> "Median";
            case "won" -> "Won";
            case "closed" -> "Closed";
            case "winRate" -> "Win rate";
            case "averageDeal" -> "Average deal";
            case "meanCycle" -> "Mean cycle";
            default -> name;
        };
    }

    static String besideValue(Figure figure, String name, BigDecimal value) {
        return switch (name) {
            case "heldShare", "connectedShare", "winRate" -> FigureText.percent(value, 2);
            case "mean", "median", "p90" -> value(figure, value);
            case "meanCycle" -> FigureText.days(value);
            case "averageDeal" ->
                FigureText.moneyExact(
                                value,
                                figure.currency().map(Currency::getCurrencyCode).orElse(""))
                        .strip();
            default -> FigureText.decimal(value, 2);
        };
    }
}
