package dev.accord.glossary.ui;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Several values in one field, separated by commas; one that has a comma itself stands in quotation marks. */
final class ValueList {

    private static final Pattern VALUE = Pattern.compile("\\s*\"([^\"]*)\"\\s*(?:,|$)|([^,]+)(?:,|$)");

    private ValueList() {}

    static List<String> read(String text) {
        return VALUE.matcher(text)
                .results()
                .map(ValueList::value)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static String value(MatchResult found) {
        return (found.group(1) == null ? found.group(2) : found.group(1)).strip();
    }

    static String written(List<String> values) {
        return values.stream()
                .map(value -> value.contains(",") ? '"' + value.replace("\"", "") + '"' : value)
                .collect(Collectors.joining(", "));
    }
}
