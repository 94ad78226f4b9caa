package dev.accord.ingest.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the numbers of cells are by their formats. A workbook has no dates, only numbers of days that are shown as dates:
 * counted from 1900, with a 29 February 1900 that never was, or from 1904 (ECMA-376, 18.17.4).
 */
final class Formats {

    /** A cell's number as text. */
    record Shown(String text, boolean date) {}

    private enum Kind {
        NUMBER,
        MOMENT,
        TIME,
        ELAPSED
    }

    private static final int MOST = 100_000;
    private static final long DAY = 86_400_000;
    private static final int LEAP_DAY_THAT_WAS_NONE = 60;
    private static final int LAST_DAY = 2_958_465;
    private static final int LARGEST_EXPONENT = 400;
    private static final int LONGEST_NUMBER = 60;
    private static final MathContext AS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern NO_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[[^]]*]|general");

    private final List<Kind> kinds;
    private final boolean since1904;

    private Formats(List<Kind> kinds, boolean since1904) {
        this.kinds = kinds;
        this.since1904 = since1904;
    }

    static Formats none(boolean since1904) {
        return new Formats(List.of(), since1904);
    }

    static Formats of(XMLStreamReader styles, boolean since1904) throws XMLStreamException {
        Map<Integer, Kind> own = new HashMap<>();
        List<Kind> kinds = new ArrayList<>();
        boolean cells = false;
        while (styles.hasNext()) {
            int event = styles.next();
            if (event == XMLStreamReader.END_ELEMENT && styles.getLocalName().equals("cellXfs")) {
                cells = false;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                switch (styles.getLocalName()) {
                    case "numFmt" -> {
                        String code = Xml.attribute(styles, "formatCode").orElse("");
                        own.put(number(styles), kind(code));
                    }
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        if (cells && kinds.size() < MOST) {
                            int format = number(styles);
                            kinds.add(Optional.ofNullable(own.get(format)).orElseGet(() -> builtIn(format)));
                        }
                    }
                    default -> {}
                }
            }
        }
        return new Formats(kinds, since1904);
    }

    Shown shown(String raw, Optional<String> style) {
        int index = style.map(Xml::whole).orElse(-1);
        Kind kind = index >= 0 && index < kinds.size() ? kinds.get(index) : Kind.NUMBER;
        return (kind == Kind.NUMBER ? Optional.<Shown>empty() : moment(raw, kind))
                .orElseGet(() -> new Shown(plain(raw), false));
    }

    /** Without what binary fractions add: a spreadsheet shows fifteen digits. Ids of more digits stay whole. */
    private static String plain(String raw) {
        String text = raw.strip();
        if (WHOLE.matcher(text).matches()) {
            return text;
        }
        return number(text)
                .map(number -> number.round(AS_SHOWN))
                .map(number ->
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
                .orElse(text);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(text)
                    .filter(some -> some.length() <= LONGEST_NUMBER)
                    .map(BigDecimal::new)
                    .filter(number -> Math.abs((long) number.scale()) <= LARGEST_EXPONENT);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Shown> moment(String raw, Kind kind) {
        return number(raw.strip())
                .map(BigDecimal::doubleValue)
                .filter(days -> days >= 0 && days < LAST_DAY + 1)
                .flatMap(days -> {
                    long millis = Math.round(days * DAY);
                    if (kind == Kind.ELAPSED) {
                        long seconds = millis / 1000;
                        return Optional.of(new Shown(
                                "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60), false));
                    }
                    LocalTime time = LocalTime.ofNanoOfDay(millis % DAY * 1_000_000);
                    if (millis < DAY && (kind == Kind.TIME || !since1904)) {
                        return Optional.of(new Shown(DateTimeFormatter.ISO_LOCAL_TIME.format(time), false));
                    }
                    return date(millis / DAY)
                            .map(date -> time.equals(LocalTime.MIDNIGHT)
                                    ? date.toString()
                                    : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date.atTime(time)))
                            .map(text -> new Shown(text, true));
                });
    }

    private Optional<LocalDate> date(long day) {
        if (since1904) {
            return Optional.of(LocalDate.of(1904, 1, 1).plusDays(day));
        }
        return day == LEAP_DAY_THAT_WAS_NONE
                ? Optional.empty()
                : Optional.of(LocalDate.of(1899, 12, day < LEAP_DAY_THAT_WAS_NONE ? 31 : 30)
                        .plusDays(day));
    }

    private static int number(XMLStreamReader style) {
        return Xml.attribute(style, "numFmtId").map(Xml::whole).orElse(0);
    }

    /** The formats that are not written down in the file; those above 26 are the dates of East Asia. */
    private static Kind builtIn(int format) {
        if (format == 46) {
            return Kind.ELAPSED;
        }
        if ((format >= 18 && format <= 21) || format == 45 || format == 47) {
            return Kind.TIME;
        }
        boolean date =
                (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
        return date ? Kind.MOMENT : Kind.NUMBER;
    }

    private static Kind kind(String code) {
        String small = code.toLowerCase(Locale.ROOT);
        if (ELAPSED.matcher(small).find()) {
            return Kind.ELAPSED;
        }
        String letters = NO_CODE.matcher(small).replaceAll("").replaceFirst(";.*", "");
        if (letters.matches("(?s).*[yd].*")) {
            return Kind.MOMENT;
        }
        if (letters.matches("(?s).*[hs].*")) {
            return Kind.TIME;
        }
        return letters.contains("m") ? Kind.MOMENT : Kind.NUMBER;
    }
}
