package dev.accord.ingest.mapping;

import static dev.accord.ingest.mapping.Field.LEAD_SOURCE;
import static dev.accord.ingest.mapping.Field.SOURCE;
import static dev.accord.ingest.mapping.Field.Type.AMOUNT;
import static dev.accord.ingest.mapping.Field.Type.CURRENCY;
import static dev.accord.ingest.mapping.Field.Type.DAY;
import static dev.accord.ingest.mapping.Field.Type.FLAG;
import static dev.accord.ingest.mapping.Field.Type.MOMENT;
import static dev.accord.ingest.mapping.Field.Type.OUTCOME;
import static dev.accord.ingest.mapping.Field.Type.WHOLE;
import static dev.accord.ingest.mapping.Field.of;
import static dev.accord.ingest.mapping.Field.text;

import dev.accord.shared.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file holds, and the fields that its columns can feed. */
public enum ImportKind {
    LEADS(
            "leads",
            List.of("externalId"),
            text("externalId", 190),
            text("email", 190),
            text("firstName", 120),
            text("lastName", 120),
            text("fullName", 240),
            text("company", 190),
            text("jobTitle", 190),
            text("country", 120),
            text("segment", 120),
            text("channel", 120),
            text("campaign", 190),
            text("owner", 190),
            of("createdAt", MOMENT),
            text("stage", 120),
            text("disqualifiedReason", 500),
            of("isDeleted", FLAG),
            text(SOURCE, 60)),
    OPPORTUNITIES(
            "opportunities",
            List.of("externalId"),
            text("externalId", 190),
            text("lead", 190),
            text(LEAD_SOURCE, 60),
            text("name", 300),
            text("account", 190),
            text("product", 190),
            text("owner", 190),
            text("sdr", 190),
            of("amount", AMOUNT),
            of("currency", CURRENCY),
            of("createdAt", MOMENT),
            of("expectedCloseAt", MOMENT),
            of("closedAt", MOMENT),
            text("stage", 120),
            of("outcome", OUTCOME),
            of("isClosed", FLAG),
            of("isWon", FLAG),
            text("lostReason", 300),
            of("isDeleted", FLAG),
            text(SOURCE, 60)),
    PEOPLE(
            "people",
            List.of("externalId"),
            text("externalId", 190),
            text("firstName", 120),
            text("lastName", 120),
            text("fullName", 240),
            text("email", 190),
            text("team", 120),
            text("department", 120),
            text("roles", 200),
            text(SOURCE, 60)),
    STAGE_ENTRIES(
            "stage-entries",
            List.of("lead", "stage", "at"),
            text("lead", 190),
            text(LEAD_SOURCE, 60),
            text("stage", 120),
            of("at", MOMENT),
            text("by", 190),
            text("reason", 500),
            text(SOURCE, 60)),
    ACTIVITIES(
            "activities",
            List.of("externalId", "lead", "type", "at"),
            text("externalId", 190),
            text("lead", 190),
            text(LEAD_SOURCE, 60),
            text("type", 40),
            of("at", MOMENT),
            text("by", 190),
            text("direction", 20),
            text("outcome", 60),
            text("url", 1000),
            of("durationSeconds", WHOLE),
            text(SOURCE, 60)),
    SPEND(
            "spend",
            List.of("from", "amount"),
            text("externalId", 190),
            text("channel", 120),
            text("campaign", 190),
            of("from", DAY),
            of("to", DAY),
            of("until", DAY),
            of("amount", AMOUNT),
            of("currency", CURRENCY),
            of("impressions", WHOLE),
            of("clicks", WHOLE),
            text(SOURCE, 60)),
    TRAFFIC(
            "traffic",
            List.of("day", "visits"),
            text("externalId", 190),
            of("day", DAY),
            of("to", DAY),
            of("until", DAY),
            text("channel", 120),
            of("visits", WHOLE),
            of("visitors", WHOLE),
            text(SOURCE, 60));

    private static final int LONGEST_ATTRIBUTE_NAME = 80;

    private final String key;
    private final List<String> required;
    private final List<Field> fields;

    ImportKind(String key, List<String> required, Field... fields) {
        this.key = key;
        this.required = required;
        this.fields = List.of(fields);
    }

    /** @throws Refused with code {@code unknown-kind} where the API has no such word */
    public static ImportKind called(String key) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-kind",
                        "\"%s\" is no kind of import. The kinds are %s.",
                        key,
                        Arrays.stream(values()).map(ImportKind::key).collect(Collectors.joining(", "))));
    }

    public String key() {
        return key;
    }

    public List<Field> fields() {
        return fields;
    }

    /** The fields without which no row can be read. */
    public List<String> required() {
        return required;
    }

    /**
     * What tells a row from the others of its source: its external id or, of counts and amounts without one, what they
     * are a count or an amount of. Empty for rows that need not be told apart.
     */
    public Optional<String> identity(FieldValues values) {
        Optional<String> own = values.text("externalId").or(() -> switch (this) {
            case SPEND -> Optional.of(together(values, "channel", "campaign", "from", "to", "until"));
            case TRAFFIC -> Optional.of(together(values, "channel", "day", "to", "until"));
            default -> Optional.empty();
        });
        return own.map(identity -> values.source("") + "\n" + identity);
    }

    private static String together(FieldValues values, String... fields) {
        return Arrays.stream(fields)
                .map(field -> String.valueOf(values.values().getOrDefault(field, "")))
                .collect(Collectors.joining("\n"));
    }

    /** The field of that name; leads also have one for each stage and for any attribute. */
    public Optional<Field> field(String name, Set<String> stages) {
        if (this == LEADS && name.startsWith(Field.ENTERED)) {
            String stage = name.substring(Field.ENTERED.length());
            return stages.contains(stage) ? Optional.of(of(name, MOMENT)) : Optional.empty();
        }
        if (this == LEADS && name.startsWith(Field.ATTRIBUTE)) {
            int length = name.length() - Field.ATTRIBUTE.length();
            return length > 0 && length <= LONGEST_ATTRIBUTE_NAME ? Optional.of(text(name, 500)) : Optional.empty();
        }
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Every name that a column can be mapped to, but for the free attributes of leads. */
    public List<String> fieldNames(Set<String> stages) {
        Stream<String> own = fields.stream().map(Field::name);
        return this == LEADS
                ? Stream.concat(own, Headings.entered(stages).stream()).toList()
                : own.toList();
    }
}
