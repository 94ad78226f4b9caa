package dev.accord.ingest;

import dev.accord.shared.Id;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rejected rows of an import as a file: as they came, plus a last column that says why. It has the separator of
 * the file that they came in, a comma where that was no CSV, and is read and written some hundred rows at a time.
 */
public final class RejectsFile {

    private static final int PAGE = 500;
    private static final String REASON = "reason";

    private final ImportRuns runs;
    private final Id id;
    private final ImportRuns.FileShape shape;

    RejectsFile(ImportRuns runs, Id id, ImportRuns.FileShape shape) {
        this.runs = runs;
        this.id = id;
        this.shape = shape;
    }

    public String name() {
        String name = shape.fileName()
                .replaceAll("[^\\p{L}\\p{N}._-]", "_")
                .replaceAll("(?i)\\.(csv|xlsx|json|jsonl|ndjson)$", "");
        return name + "-rejects.csv";
    }

    public void write(Writer out) throws IOException {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(shape.separator())
                .setRecordSeparator("\r\n")
                .get();
        int width = Math.max(shape.heading().size(), shape.widest());
        CSVPrinter printer = new CSVPrinter(out, format);
        List<String> heading = padded(shape.heading(), width);
        String reason = REASON;
        for (int n = 2; heading.contains(reason); n++) {
            reason = REASON + " (" + n + ")";
        }
        heading.add(reason);
        printer.printRecord(heading);
        int after = 0;
        List<ImportRuns.RejectedRow> page = runs.rejects(id, after, PAGE);
        while (!page.isEmpty()) {
            for (ImportRuns.RejectedRow row : page) {
                List<String> cells = padded(row.cells(), width);
                cells.add(row.reason());
                printer.printRecord(cells);
                after = row.number();
            }
            page = runs.rejects(id, after, PAGE);
        }
        printer.flush();
    }

    private static List<String> padded(List<String> cells, int width) {
        List<String> padded = new ArrayList<>(cells);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }
}
