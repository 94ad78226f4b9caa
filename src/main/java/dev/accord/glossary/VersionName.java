package dev.accord.glossary;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version by the key of its term and its number, as in URLs: {@code MQL:2}. */
public record VersionName(String term, int version) implements Serializable {

    private static final Pattern WRITTEN = Pattern.compile("(.{1,60}):(\\d{1,6})");

    /** @throws Refused with code {@code bad-definition} where it is not such as {@code MQL:2} */
    public static VersionName parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw Refused.invalid(
                    "bad-definition", "definition=\"%s\" is not a term and its version, such as MQL:2", text);
        }
        return new VersionName(written.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(written.group(2)));
    }

    /** Such as "MQL v2". */
    public String label() {
        return term + " v" + version;
    }

    /** As it is written in URLs. */
    @Override
    public String toString() {
        return term + ":" + version;
    }
}
