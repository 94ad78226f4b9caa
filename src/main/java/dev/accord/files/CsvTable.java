package dev.accord.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Moments with the offset of the zone, numbers with a point. A text that a spreadsheet would compute gets an apostrophe. */
final class CsvTable implements TableFile {

    private final CSVPrinter printer;
    private final ZoneId zone;

    CsvTable(OutputStream out, ZoneId zone, List<String> heading) throws IOException {
        this.printer = new CSVPrinter(
                new OutputStreamWriter(out, StandardCharsets.UTF_8),
                CSVFormat.Builder.create().setRecordSeparator("\r\n").get());
        this.zone = zone;
        printer.printRecord(heading);
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        printer.printRecord(cells.stream().map(this::written).toList());
    }

    private String written(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case String text -> Apostrophe.before(text);
            case BigDecimal number -> number.toPlainString();
            case Instant moment -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone));
            default -> Objects.toString(cell);
        };
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
