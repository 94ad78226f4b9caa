package dev.accord.handoffs;

import dev.accord.shared.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of a lead that a contract may require: the usual ones by their names, custom ones as {@code attribute.<name>}. */
public final class Packet {

    public static final String ATTRIBUTE = "attribute.";

    private static final int LONGEST_NAME = 80;
    private static final int MOST = 40;

    /** The usual fields with the columns that hold them. */
    private static final Map<String, String> COLUMNS = columns();

    private Packet() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("firstName", "first_name");
        columns.put("lastName", "last_name");
        columns.put("email", "email");
        columns.put("company", "company");
        columns.put("jobTitle", "job_title");
        columns.put("country", "country");
        columns.put("segment", "segment");
        columns.put("channel", "channel");
        columns.put("campaign", "campaign");
        return columns;
    }

    /** The usual fields, in the order in which one reads them. */
    public static List<String> usual() {
        return List.copyOf(COLUMNS.keySet());
    }

    /** As people say it: "e-mail", "job title", and a custom one by its name. */
    public static String words(String field) {
        return switch (field) {
            case "firstName" -> "first name";
            case "lastName" -> "last name";
            case "email" -> "e-mail";
            case "jobTitle" -> "job title";
            default ->
                field.startsWith(ATTRIBUTE)
                        ? field.substring(ATTRIBUTE.length()).replace('_', ' ')
                        : field;
        };
    }

    /** @throws Refused with code {@code unknown-field} */
    static List<String> checked(List<String> fields) {
        List<String> tidy = fields.stream().map(String::strip).distinct().toList();
        if (tidy.size() > MOST) {
            throw Refused.invalid("unknown-field", "a packet requires at most %d fields", MOST);
        }
        tidy.stream().filter(field -> !isKnown(field)).findFirst().ifPresent(unknown -> {
            throw Refused.invalid(
                    "unknown-field",
                    "\"%s\" is no field of a lead; there are %s and attribute.<name>",
                    unknown,
                    COLUMNS.keySet());
        });
        return tidy;
    }

    private static boolean isKnown(String field) {
        return COLUMNS.containsKey(field)
                || (field.startsWith(ATTRIBUTE)
                        && field.length() > ATTRIBUTE.length()
                        && field.length() <= ATTRIBUTE.length() + LONGEST_NAME);
    }

    /** That {@code lead_record l} with {@code lead_attribute x} does not fill the required field {@code f.field}, as SQL. */
    static String lacksField() {
        String value = COLUMNS.entrySet().stream()
                .map(column -> "WHEN '%s' THEN l.%s".formatted(column.getKey(), column.getValue()))
                .collect(Collectors.joining(" ", "CASE f.field ", " END"));
        return "COALESCE(TRIM(COALESCE(" + value + ", x.value)), '') = ''";
    }
}
