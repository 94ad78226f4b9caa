package dev.accord.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * CSV that is read again to the letter: RFC 4180 with each value in quotes, so that what is missing, which has none, is
 * told from an empty text.
 */
public final class ExactCsv {

    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setRecordSeparator("\r\n")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setNullString("")
            .setIgnoreEmptyLines(false)
            .get();

    private ExactCsv() {}

    /** Writes rows to a stream that somebody else closes. */
    public static final class Writer {

        private final CSVPrinter printer;

        public Writer(OutputStream out) throws IOException {
            printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
        }

        public void row(List<@Nullable String> cells) throws IOException {
            printer.printRecord(cells);
        }

        /** Hands over what is still kept back. */
        public void end() throws IOException {
            printer.flush();
        }
    }

    /** The rows one by one, the heading first. */
    public static final class Reader implements Iterator<List<@Nullable String>>, Closeable {

        private final CSVParser parser;
        private final Iterator<CSVRecord> records;

        public Reader(InputStream in) throws IOException {
            parser = CSVParser.builder()
                    .setReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .setFormat(FORMAT)
                    .get();
            records = parser.iterator();
        }

        /** @throws UncheckedIOException where the stream cannot be read, or is no CSV */
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public List<@Nullable String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return new ArrayList<>(Arrays.asList(records.next().values()));
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }
}
