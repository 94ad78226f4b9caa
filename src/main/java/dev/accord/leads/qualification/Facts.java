package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Fields;
import java.util.Locale;
import java.util.Map;

/** How the fields that criteria ask for are called in the tables. */
public final class Facts {

    private static final Map<String, String> COLUMNS = Map.of(
            "email", "email",
            "company", "company",
            "jobTitle", "job_title",
            "country", "country",
            "segment", "segment",
            "channel", "channel",
            "campaign", "campaign");

    private Facts() {}

    /** The columns of a lead that criteria can ask for, by the field. */
    public static Map<String, String> columns() {
        return COLUMNS;
    }

    /** One name for an attribute, however a source writes it: {@code Budget known}, {@code budget_known}. */
    public static String key(String field) {
        return field.startsWith(Fields.ATTRIBUTE) ? attribute(field.substring(Fields.ATTRIBUTE.length())) : field;
    }

    /** The key of an attribute of that name. */
    public static String attribute(String name) {
        StringBuilder key = new StringBuilder(Fields.ATTRIBUTE);
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(character -> character != ' ' && character != '_' && character != '-')
                .forEach(character -> key.append((char) character));
        return key.toString();
    }
}
