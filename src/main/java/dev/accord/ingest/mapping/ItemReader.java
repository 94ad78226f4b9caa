package dev.accord.ingest.mapping;

import dev.accord.shared.Money;
import dev.accord.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the items of the API as values of the same fields that files have. Times have an offset; a mere date is the
 * start of that day in the portal's zone. Money is an object with amount and currency.
 */
public final class ItemReader {

    private static final int DECIMALS = 4;
    private static final int WHOLE_DIGITS = 15;
    private static final Map<String, String> GROUPS = Map.of(
            "entered", Field.ENTERED,
            "attributes", Field.ATTRIBUTE,
            "attribute", Field.ATTRIBUTE);

    private final ImportKind kind;
    private final Set<String> stages;
    private final ZoneId zone;

    public ItemReader(ImportKind kind, Set<String> stages, ZoneId zone) {
        this.kind = kind;
        this.stages = stages;
        this.zone = zone;
    }

    /** @throws Refused naming the field that is wrong */
    public FieldValues read(JsonNode item) {
        if (!item.isObject()) {
            throw Refused.invalid("bad-item", "An item must be a JSON object.");
        }
        Map<String, Object> values = new HashMap<>();
        item.properties().forEach(entry -> {
            String name = entry.getKey();
            Optional<String> group = Optional.ofNullable(GROUPS.get(name));
            if (kind == ImportKind.LEADS && group.isPresent()) {
                members(name, entry.getValue()).forEach((key, value) -> put(values, group.get() + key, value));
            } else if (!name.equals("source")) {
                put(values, name, entry.getValue());
            }
        });
        for (String name : kind.required()) {
            if (!values.containsKey(name)) {
                throw Refused.invalid("missing-value", "\"%s\" is missing.", name);
            }
        }
        return new FieldValues(values);
    }

    /** The source of an item, which every item names. */
    public static String source(JsonNode item) {
        String source = item.path("source").asString("").strip();
        if (source.isEmpty() || source.length() > 60) {
            throw Refused.invalid("missing-source", "\"source\" must have 1 to 60 characters.");
        }
        return source;
    }

    private static Map<String, JsonNode> members(String name, JsonNode node) {
        Map<String, JsonNode> members = new HashMap<>();
        if (node.isObject()) {
            node.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        } else if (!node.isNull()) {
            throw Refused.invalid("bad-item", "\"%s\" must be a JSON object.", name);
        }
        return members;
    }

    private void put(Map<String, Object> values, String name, JsonNode node) {
        Field field = kind.field(name, stages)
                .orElseThrow(() -> Refused.invalid(
                        "unknown-field",
                        "There is no field \"%s\". The fields are %s.",
                        name,
                        String.join(", ", kind.fieldNames(stages))));
        if (node.isNull()) {
            return;
        }
        if (field.type() == Field.Type.AMOUNT && node.isObject()) {
            amount(values, field, node.path("amount"));
            String currency = text(field, node.path("currency"));
            values.put("currency", Money.currencyOf(currency).getCurrencyCode());
            return;
        }
        String text = text(field, node);
        if (text.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case TEXT -> values.put(name, fitting(field, text));
            case MOMENT -> values.put(name, moment(field, text));
            case DAY -> values.put(name, moment(field, text).atZone(zone).toLocalDate());
            case AMOUNT -> amount(values, field, node);
            case WHOLE -> values.put(name, whole(field, text));
            case CURRENCY -> values.put(name, Money.currencyOf(text).getCurrencyCode());
            case OUTCOME ->
                values.put(
                        name,
                        RowReader.outcome(text)
                                .orElseThrow(() -> Refused.invalid(
                                        "bad-outcome",
                                        "\"%s\" is no outcome. The outcomes are OPEN, WON and LOST.",
                                        text)));
            case FLAG -> values.put(name, node.isBoolean() ? node.booleanValue() : Boolean.valueOf(text));
        }
    }

    private static String text(Field field, JsonNode node) {
        if (!node.isString() && !node.isNumber() && !node.isBoolean()) {
            throw Refused.invalid("bad-value", "\"%s\" has a value of the wrong kind.", field.name());
        }
        return node.asString().strip();
    }

    private static String fitting(Field field, String text) {
        if (text.length() > field.longest()) {
            throw Refused.invalid(
                    "too-long", "\"%s\" has %d characters; it takes %d.", field.name(), text.length(), field.longest());
        }
        return text;
    }

    private Instant moment(Field field, String text) {
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            int year = moment.atZone(zone).getYear();
            if (year < 1900 || year > 2999) {
                throw Refused.invalid(
                        "date-out-of-range", "\"%s\": %s is not a year that is meant.", field.name(), year);
            }
            return moment.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Refused.invalid(
                    "bad-date",
                    "\"%s\": \"%s\" is not a time of ISO 8601 with an offset, such as 2026-03-05T09:00:00Z.",
                    field.name(),
                    text);
        }
    }

    private static void amount(Map<String, Object> values, Field field, JsonNode node) {
        BigDecimal amount = number(field, text(field, node)).setScale(DECIMALS, RoundingMode.HALF_UP);
        if (amount.precision() - amount.scale() > WHOLE_DIGITS) {
            throw Refused.invalid("number-too-large", "\"%s\" is too large.", field.name());
        }
        values.put(field.name(), amount);
    }

    private static BigDecimal whole(Field field, String text) {
        try {
            BigDecimal number = number(field, text).setScale(0);
            return new BigDecimal(number.intValueExact());
        } catch (ArithmeticException e) {
            throw Refused.invalid("bad-number", "\"%s\": \"%s\" is not a whole number.", field.name(), text);
        }
    }

    private static BigDecimal number(Field field, String text) {
        try {
            if (text.length() > 40) {
                throw new NumberFormatException("too long");
            }
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > 40) {
                throw new NumberFormatException("too many digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw Refused.invalid("bad-number", "\"%s\": \"%s\" is not a number such as 1234.50.", field.name(), text);
        }
    }
}
