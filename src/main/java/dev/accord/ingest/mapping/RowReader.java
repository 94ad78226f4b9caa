package dev.accord.ingest.mapping;

import dev.accord.files.Apostrophe;
import dev.accord.ingest.csv.CsvFile;
import dev.accord.ingest.csv.Row;
import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the rows of one file as values, by its mapping and by what the columns themselves tell. */
public final class RowReader {

    /** The currency that stands in an amount's own cell, such as the euro of 12,50 €. */
    public static final String CURRENCY_OF_AMOUNT = "currencyOfAmount";

    private static final Map<String, String> OUTCOMES = Map.of(
            "open", "OPEN",
            "won", "WON",
            "closedwon", "WON",
            "lost", "LOST",
            "closedlost", "LOST");
    private static final Amounts PLAIN_NUMBERS = new Amounts(Amounts.Style.POINT);
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    private final Feeds feeds;
    private final Mapping mapping;
    private final Styles styles;
    private final Map<Field, List<Integer>> fields;
    private final Set<String> nulls;

    private RowReader(Feeds feeds, Mapping mapping, Styles styles) {
        this.feeds = feeds;
        this.mapping = mapping;
        this.styles = styles;
        this.fields = feeds.all();
        this.nulls = Set.copyOf(mapping.nulls());
    }

    /**
     * @param portalZone the zone of times without an offset where the mapping names none
     * @throws Refused where the dates or numbers of a column can be read in two ways
     */
    public static RowReader of(CsvFile file, Feeds feeds, Mapping mapping, ZoneId portalZone) {
        return new RowReader(
                feeds, mapping, Styles.of(file, feeds, mapping, mapping.zone().orElse(portalZone)));
    }

    /** The outcome that a word means in the language of most systems. */
    public static Optional<String> outcome(String word) {
        return Optional.ofNullable(OUTCOMES.get(Headings.plain(word)));
    }

    /** The values of the row, or empty when it was given to {@code rejects}. */
    public Optional<FieldValues> read(Row row, Consumer<Rejected> rejects) {
        if (row.fault().isPresent()) {
            Row.Fault fault = row.fault().get();
            rejects.accept(new Rejected(row, Optional.empty(), fault.code(), fault.message()));
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<Field, List<Integer>> fed : fields.entrySet()) {
            Field field = fed.getKey();
            int column = columnOf(row, field, fed.getValue());
            try {
                String cell =
                        column < 0 ? feeds.constant(field).orElse("").strip() : translated(field, cell(row, column));
                if (!cell.isEmpty()) {
                    put(values, field, row, column, cell);
                }
            } catch (Unreadable e) {
                String heading = column < 0 ? field.name() : feeds.heading(column);
                rejects.accept(new Rejected(row, Optional.of(heading), e.code(), e.reason()));
                return Optional.empty();
            }
        }
        Optional<Rejected> refused = missing(row, values).or(() -> deleted(row, values));
        refused.ifPresent(rejects);
        return refused.isPresent() ? Optional.empty() : Optional.of(new FieldValues(values));
    }

    /** The heading to blame for a field of this file. */
    public String headingOf(String field) {
        return fields.keySet().stream()
                .filter(fed -> fed.name().equals(field))
                .findFirst()
                .map(feeds::headingOf)
                .orElse(field);
    }

    /** The first column with a value; -1 where only the constant is left. */
    private int columnOf(Row row, Field field, List<Integer> columns) {
        for (int column : columns) {
            if (!translated(field, cell(row, column)).isEmpty()) {
                return column;
            }
        }
        return -1;
    }

    /** Accord's own exports put an apostrophe before what a spreadsheet would compute; in others it may be meant. */
    private String cell(Row row, int column) {
        String cell = row.cell(column);
        return feeds.ofAccord() ? Apostrophe.without(cell) : cell;
    }

    private String translated(Field field, String cell) {
        Map<String, String> words = mapping.values().getOrDefault(field.name(), Map.of());
        String word = cell;
        if (!words.isEmpty()) {
            word = words.getOrDefault(cell, cell);
            if (word.equals(cell) && !words.containsKey(cell)) {
                word = words.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(cell))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(() -> cell.isEmpty() ? cell : words.getOrDefault("*", cell));
            }
            word = word.strip();
        }
        return nulls.contains(word) ? "" : word;
    }

    private void put(Map<String, Object> values, Field field, Row row, int column, String cell) throws Unreadable {
        switch (field.type()) {
            case TEXT -> values.put(field.name(), text(field, cell));
            case MOMENT -> values.put(field.name(), moments(row, column, cell).read(cell));
            case DAY -> values.put(field.name(), moments(row, column, cell).day(cell));
            case AMOUNT -> {
                Amounts.Amount amount = amounts(row, column, cell).read(cell);
                values.put(field.name(), amount.value());
                amount.currency().ifPresent(currency -> values.put(CURRENCY_OF_AMOUNT, currency));
            }
            case WHOLE ->
                values.put(field.name(), whole(amounts(row, column, cell).read(cell), cell));
            case CURRENCY -> values.put(field.name(), currency(cell));
            case OUTCOME -> values.put(field.name(), outcomeOf(cell));
            case FLAG -> values.put(field.name(), flag(cell));
        }
    }

    /** What the file itself says to be a date can be read in one way only, unless the mapping has put a word in its place. */
    private Moments moments(Row row, int column, String cell) {
        return row.isDate(column) && cell.equals(row.cell(column)) ? styles.plainDates() : styles.moments(column);
    }

    private Amounts amounts(Row row, int column, String cell) {
        return row.isNumber(column) && cell.equals(row.cell(column)) ? PLAIN_NUMBERS : styles.amounts(column);
    }

    private static String text(Field field, String cell) throws Unreadable {
        if (cell.length() > field.longest()) {
            throw new Unreadable(
                    "too-long",
                    "The text has %d characters; \"%s\" takes %d."
                            .formatted(cell.length(), field.name(), field.longest()));
        }
        return cell;
    }

    private static Object whole(Amounts.Amount amount, String cell) throws Unreadable {
        try {
            return amount.value().setScale(0);
        } catch (ArithmeticException e) {
            throw new Unreadable("bad-number", "\"%s\" is not a whole number.".formatted(cell));
        }
    }

    private static String currency(String cell) throws Unreadable {
        try {
            return Money.currencyOf(cell.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (Refused e) {
            throw new Unreadable(e.code(), e.reason() + ".");
        }
    }

    private static String outcomeOf(String cell) throws Unreadable {
        return outcome(cell)
                .orElseThrow(() -> new Unreadable(
                        "bad-outcome",
                        "\"%s\" is no outcome. The outcomes are OPEN, WON and LOST; the mapping's values translate others."
                                .formatted(cell)));
    }

    private static Boolean flag(String cell) throws Unreadable {
        String word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new Unreadable("bad-flag", "\"%s\" is neither true nor false.".formatted(cell));
    }

    private Optional<Rejected> missing(Row row, Map<String, Object> values) {
        return feeds.kind().required().stream()
                .filter(name -> !values.containsKey(name))
                .findFirst()
                .map(name -> new Rejected(
                        row,
                        Optional.of(headingOf(name)),
                        "missing-value",
                        "The row has no \"%s\", which every row needs.".formatted(name)));
    }

    private Optional<Rejected> deleted(Row row, Map<String, Object> values) {
        return Boolean.TRUE.equals(values.get("isDeleted"))
                ? Optional.of(new Rejected(
                        row,
                        Optional.of(headingOf("isDeleted")),
                        "deleted-in-source",
                        "The source has deleted this record."))
                : Optional.empty();
    }
}
