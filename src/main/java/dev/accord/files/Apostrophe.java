package dev.accord.files;

/**
 * Keeps spreadsheets from computing a text: one that would begin a formula begins with an apostrophe instead. So does one
 * that looks as if that had been done to it already, so that what was written can always be told from what was meant.
 */
public final class Apostrophe {

    /** What may begin a formula, OWASP's list. */
    private static final String FORMULA = "=+-@\t\r";

    private static final char MARK = '\'';

    private Apostrophe() {}

    public static String before(String text) {
        return computes(text) ? MARK + text : text;
    }

    /** What a text was before {@link #before}. */
    public static String without(String written) {
        return !written.isEmpty() && written.charAt(0) == MARK && computes(written) ? written.substring(1) : written;
    }

    private static boolean computes(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == MARK) {
            first++;
        }
        return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
    }
}
