package dev.accord.ingest;

import dev.accord.ingest.json.JsonFile;
import dev.accord.ingest.xlsx.XlsxFile;
import java.nio.file.Path;

/** What kind of file it is, by its content: its name does not count. */
public enum FileForm {
    CSV("CSV"),
    WORKBOOK("Workbook"),
    JSON("JSON");

    private final String label;

    FileForm(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static FileForm of(Path path) {
        if (XlsxFile.seemsToBe(path)) {
            return WORKBOOK;
        }
        return JsonFile.seemsToBe(path) ? JSON : CSV;
    }
}
