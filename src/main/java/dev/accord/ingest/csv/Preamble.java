package dev.accord.ingest.csv;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What analytics exports write above their table: lines that begin with {@code #}, the first of them a rule, and the
 * days that the table covers.
 *
 * @param length how many characters of the file it takes
 * @param days the days that it names; empty where it names none
 */
public record Preamble(int length, Optional<Days> days) {

    /** Longer ones have not been seen. */
    static final int LONGEST = 4096;

    private static final Pattern RULE = Pattern.compile("#\\s*-{3,}\\s*(\\r\\n|\\r|\\n)");
    private static final Pattern LINE = Pattern.compile("(#[^\\r\\n]*|[ \\t]*)(\\r\\n|\\r|\\n)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");

    /** From a day to another, both included. */
    public record Days(LocalDate first, LocalDate last) {}

    static Preamble of(String head) {
        Matcher lines = LINE.matcher(head);
        int end = 0;
        if (RULE.matcher(head).lookingAt()) {
            while (lines.region(end, head.length()).lookingAt()) {
                end = lines.end();
            }
        }
        return new Preamble(end, daysIn(head.substring(0, end)));
    }

    private static Optional<Days> daysIn(String text) {
        List<LocalDate> found = new ArrayList<>();
        DAY.matcher(text).results().map(match -> match.group(1)).forEach(digits -> {
            try {
                found.add(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
            } catch (DateTimeException e) {
                // eight digits of another meaning, such as an account's number
            }
        });
        return found.isEmpty() || found.getLast().isBefore(found.getFirst())
                ? Optional.empty()
                : Optional.of(new Days(found.getFirst(), found.getLast()));
    }

    void skip(Reader reader) throws IOException {
        for (int i = 0; i < length; i++) {
            reader.read();
        }
    }
}
