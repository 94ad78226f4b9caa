package dev.accord.ingest.mapping;

import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Row;
import dev.accord.ingest.csv.Rows;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

/** How the dates and numbers of each column are written, found out over the whole file where the mapping is silent. */
final class Styles {

    private final Map<Integer, Moments> moments = new HashMap<>();
    private final Map<Integer, Amounts> amounts = new HashMap<>();
    private final Moments constantMoments;
    private final Amounts constantAmounts;
    private final Moments plainDates;

    private Styles(Moments constantMoments, Amounts constantAmounts, Moments plainDates) {
        this.constantMoments = constantMoments;
        this.constantAmounts = constantAmounts;
        this.plainDates = plainDates;
    }

    /** @throws Refused where the dates or numbers of a column can be read in two ways */
    static Styles of(CsvFile file, Feeds feeds, Mapping mapping, ZoneId zone) {
        Map<Integer, Sides> dates = new LinkedHashMap<>();
        Map<Integer, Sides> numbers = new LinkedHashMap<>();
        feeds.all().forEach((field, columns) -> {
            switch (field.type()) {
                case MOMENT, DAY -> columns.forEach(column -> dates.putIfAbsent(column, new Sides()));
                case AMOUNT, WHOLE -> columns.forEach(column -> numbers.putIfAbsent(column, new Sides()));
                default -> {}
            }
        });
        boolean datesSaid = mapping.dates().isPresent();
        boolean numbersSaid = mapping.numbers().isPresent();
        if ((!datesSaid && !dates.isEmpty()) || (!numbersSaid && !numbers.isEmpty())) {
            observe(file, mapping, dates, numbers);
        }
        Moments plainMoments = new Moments(mapping.dates().map(Moments::pattern), zone, Optional.empty());
        Amounts plainAmounts =
                new Amounts(mapping.numbers().map(Amounts.Style::ofExample).orElse(Amounts.Style.POINT));
        Styles styles = new Styles(plainMoments, plainAmounts, new Moments(Optional.empty(), zone, Optional.empty()));
        decide(dates, datesSaid, (column, sides) -> {
            if (datesSaid) {
                styles.moments.put(column, plainMoments);
                return;
            }
            if (sides.matters() && !sides.decided()) {
                throw ambiguousDates(feeds.heading(column), sides);
            }
            styles.moments.put(column, new Moments(Optional.empty(), zone, Optional.of(sides.firstWins())));
        });
        decide(numbers, numbersSaid, (column, sides) -> {
            if (numbersSaid) {
                styles.amounts.put(column, plainAmounts);
                return;
            }
            if (sides.matters() && !sides.decided()) {
                throw ambiguousNumbers(feeds.heading(column), sides);
            }
            boolean comma = sides.matters() && !sides.firstWins();
            styles.amounts.put(column, new Amounts(comma ? Amounts.Style.COMMA : Amounts.Style.POINT));
        });
        return styles;
    }

    Moments moments(int column) {
        return moments.getOrDefault(column, constantMoments);
    }

    Amounts amounts(int column) {
        return amounts.getOrDefault(column, constantAmounts);
    }

    /** Dates that the file itself says to be dates. */
    Moments plainDates() {
        return plainDates;
    }

    private static void observe(CsvFile file, Mapping mapping, Map<Integer, Sides> dates, Map<Integer, Sides> numbers) {
        try (Rows rows = file.rows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.fault().isEmpty()) {
                    observe(row, mapping, dates, row::isDate, Moments::observe);
                    observe(row, mapping, numbers, row::isNumber, Amounts::observe);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void observe(
            Row row,
            Mapping mapping,
            Map<Integer, Sides> columns,
            IntPredicate certain,
            BiConsumer<String, Sides> observation) {
        columns.forEach((column, sides) -> {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !certain.test(column) && !mapping.nulls().contains(cell)) {
                observation.accept(cell, sides);
            }
        });
    }

    /** A column that leaves it open is read as the other columns of the same file are. */
    private static void decide(Map<Integer, Sides> columns, boolean said, BiConsumer<Integer, Sides> decision) {
        Sides file = together(columns.values());
        columns.forEach((column, sides) -> {
            boolean open = !said && sides.matters() && !sides.decided() && !sides.contradicts();
            decision.accept(column, open && file.decided() ? file : sides);
        });
    }

    private static Sides together(Collection<Sides> columns) {
        Sides all = new Sides();
        columns.forEach(all::add);
        return all;
    }

    private static Refused ambiguousDates(String heading, Sides sides) {
        return Refused.invalid(
                "ambiguous-dates",
                "The dates of column \"%s\"%s can be read day first or month first. Give the pattern, such as"
                        + " dd/MM/yyyy or MM/dd/yyyy.",
                heading,
                sides.sample().map(cell -> ", such as " + cell + ",").orElse(""));
    }

    private static Refused ambiguousNumbers(String heading, Sides sides) {
        return Refused.invalid(
                "ambiguous-numbers",
                "The numbers of column \"%s\"%s can be read with a decimal point or a decimal comma. Give an example"
                        + " of the style, such as 1,234.50 or 1.234,50.",
                heading,
                sides.sample().map(cell -> ", such as " + cell + ",").orElse(""));
    }
}
