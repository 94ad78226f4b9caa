package dev.accord.files;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;

/** The kinds of files that a table is written to. */
public enum TableFormat {
    /** RFC 4180: commas, CRLF, UTF-8. */
    CSV("csv", "text/csv;charset=UTF-8", Long.MAX_VALUE),
    /** Office Open XML, one sheet. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575);

    private final String extension;
    private final String mediaType;
    private final long mostRows;

    TableFormat(String extension, String mediaType, long mostRows) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.mostRows = mostRows;
    }

    /** Without its dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How many rows fit under the heading. */
    public long mostRows() {
        return mostRows;
    }

    /**
     * Begins a table. Rows go out as they come, so that any number of them takes little memory.
     *
     * @param zone in which moments are written
     */
    public TableFile begin(OutputStream out, String title, ZoneId zone, List<String> heading) throws IOException {
        return this == CSV ? new CsvTable(out, zone, heading) : new XlsxTable(out, title, zone, heading);
    }
}
