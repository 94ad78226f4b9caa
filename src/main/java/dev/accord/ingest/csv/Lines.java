package dev.accord.ingest.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives the text line by line and remembers the lines of the record that is just being read, so that reading can
 * begin again behind the first of them when its quotes turn out not to match.
 */
final class Lines extends Reader {

    /** More than any real record has; what goes on for longer is a quote that nobody closed. */
    static final int LONGEST_RECORD = 1_000_000;

    static final class RecordTooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final BufferedReader in;
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<String> again = new ArrayDeque<>();
    private String line = "";
    private int read;
    private int openLength;
    private long released;

    Lines(BufferedReader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (read == line.length() && !advance()) {
            return -1;
        }
        int count = Math.min(length, line.length() - read);
        line.getChars(read, read + count, target, offset);
        read += count;
        return count;
    }

    /** Forgets the lines up to that number, counted since the last recovery: their records are read. */
    void release(long upTo) {
        while (released < upTo && !open.isEmpty()) {
            openLength -= open.removeFirst().length();
            released++;
        }
    }

    /** Takes the first line of the unreadable record out and gives the lines after it once more. */
    String recover() {
        String broken = "";
        while (broken.isBlank() && !open.isEmpty()) {
            broken = open.removeFirst();
        }
        while (!open.isEmpty()) {
            again.addFirst(open.removeLast());
        }
        openLength = 0;
        released = 0;
        line = "";
        read = 0;
        return broken.stripTrailing();
    }

    private boolean advance() throws IOException {
        String next = again.isEmpty() ? nextLine() : again.removeFirst();
        if (next.isEmpty()) {
            return false;
        }
        open.addLast(next);
        openLength += next.length();
        if (openLength > LONGEST_RECORD) {
            throw new RecordTooLong();
        }
        line = next;
        read = 0;
        return true;
    }

    /** The next line with its end: LF, CR or both; empty at the end of the file. */
    private String nextLine() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            text.append((char) c);
            // a line without end is cut, and the record that it belongs to is refused above
            if (text.length() > LONGEST_RECORD) {
                return text.toString();
            }
            c = in.read();
        }
        if (c >= 0) {
            text.append((char) c);
        }
        if (c == '\r') {
            in.mark(1);
            if (in.read() == '\n') {
                text.append('\n');
            } else {
                in.reset();
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
