package dev.accord.glossary.criteria;

import java.util.List;
import java.util.Locale;

/** The facts of a lead that criteria may ask for. */
public final class Fields {

    public static final String ATTRIBUTE = "attribute.";

    /** The usual ones; custom ones are called {@code attribute.<name>}. */
    public static final List<String> ALL =
            List.of("email", "company", "jobTitle", "country", "segment", "channel", "campaign");

    private Fields() {}

    public static boolean isKnown(String field) {
        return ALL.contains(field)
                || (field.startsWith(ATTRIBUTE)
                        && field.length() > ATTRIBUTE.length()
                        && field.length() <= ATTRIBUTE.length() + 80);
    }

    /** As people say it: "e-mail", "job title", and a custom one by its name. */
    public static String words(String field) {
        String name = field.startsWith(ATTRIBUTE) ? field.substring(ATTRIBUTE.length()) : field;
        return name.equals("email")
                ? "e-mail"
                : name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
