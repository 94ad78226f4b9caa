package dev.accord.files;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Numbers, days and moments are such cells, with the moments on the wall clock of the zone; a text is never a formula. */
final class XlsxTable implements TableFile {

    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TEXT = 32_767;
    private static final int ROWS_AT_ONCE = 500;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;

    XlsxTable(OutputStream out, String title, ZoneId zone, List<String> heading) {
        this.workbook = new Workbook(out, "Accord", "1.0");
        String name = title.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        this.sheet = workbook.newWorksheet(name.substring(0, Math.min(LONGEST_NAME, name.length())));
        this.zone = zone;
        sheet.freezePane(0, 1);
        for (int column = 0; column < heading.size(); column++) {
            sheet.inlineString(0, column, heading.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        row++;
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        if (row % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    private void write(int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case BigDecimal number -> sheet.value(row, column, number);
            case Long number -> sheet.value(row, column, number);
            case Boolean flag -> sheet.value(row, column, flag);
            case Instant moment -> {
                sheet.value(row, column, moment.atZone(zone).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            // not in the table of shared texts, which would be kept until the end
            default -> sheet.inlineString(row, column, text(cell.toString()));
        }
    }

    /** As long as a cell may be, and without what XML cannot hold. */
    private static String text(String text) {
        String written = text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", "");
        return written.length() <= LONGEST_TEXT ? written : written.substring(0, LONGEST_TEXT);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
