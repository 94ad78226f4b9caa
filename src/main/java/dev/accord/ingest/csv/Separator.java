package dev.accord.ingest.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what separates the cells, from the first records of a file. */
final class Separator {

    private static final char[] CANDIDATES = {',', ';', '\t'};
    private static final Pattern SAID_BY_EXCEL = Pattern.compile("\"?sep=([^\"\\r\\n])\"?\\R");
    private static final int RECORDS = 50;

    private Separator() {}

    /** A first line such as {@code sep=;}, by which a spreadsheet says it itself. It is no heading. */
    static Optional<Matcher> saidIn(String head) {
        Matcher said = SAID_BY_EXCEL.matcher(head);
        return said.lookingAt() ? Optional.of(said) : Optional.empty();
    }

    /** The candidate that cuts most records into as many cells as the heading has; of equals, the one with more cells. */
    static char guess(String head, boolean whole) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            List<Integer> counts = separatorsByRecord(head, whole, candidate);
            int heading = counts.isEmpty() ? 0 : counts.getFirst();
            if (heading > 0) {
                long alike = counts.stream().filter(count -> count == heading).count();
                double score = (double) alike / counts.size() + heading / 1_000.0;
                if (score > bestScore) {
                    best = candidate;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private static List<Integer> separatorsByRecord(String head, boolean whole, char separator) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean cellStarts = true;
        int count = 0;
        int length = 0;
        for (int i = 0; i < head.length() && counts.size() < RECORDS; i++) {
            char c = head.charAt(i);
            if (quoted) {
                quoted = c != '"';
            } else if (c == '"' && (cellStarts || head.charAt(i - 1) == '"')) {
                quoted = true;
            } else if (c == '\r' || c == '\n') {
                if (length > 0) {
                    counts.add(count);
                }
                count = 0;
                length = -1;
            } else if (c == separator) {
                count++;
            }
            cellStarts = !quoted && (c == separator || c == '\r' || c == '\n');
            length++;
        }
        // the last record of a head may be cut off
        if (length > 0 && counts.size() < RECORDS && (whole || counts.isEmpty())) {
            counts.add(count);
        }
        return counts;
    }
}
