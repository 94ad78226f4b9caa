package dev.accord.ingest.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ui.Notice;
import java.util.List;
import java.util.Locale;

/** Where a file is dropped, and what it holds is said. */
final class FileDrop extends Div {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LARGEST = 200 << 20;

    private final Select<ImportKind> kind = new Select<>();

    FileDrop(List<ImportKind> kinds, SerializableConsumer<DroppedFile> dropped, Command kindChanged) {
        addClassName("accord-stack");
        kind.setLabel("The file holds");
        kind.setItems(kinds);
        kind.setItemLabelGenerator(FileDrop::label);
        kind.setValue(kinds.getFirst());
        kind.addValueChangeListener(change -> kindChanged.execute());
        Upload upload = new Upload();
        upload.setUploadHandler(UploadHandler.toTempFile((metadata, file) -> {
            upload.clearFileList();
            dropped.accept(new DroppedFile(metadata.fileName(), file));
        }));
        upload.setAcceptedFileTypes(
                ".csv", ".tsv", ".txt", "text/csv", ".xlsx", XLSX, ".json", ".jsonl", ".ndjson", "application/json");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        UploadI18N words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne("Choose a file").setMany("Choose files"));
        upload.setI18n(words);
        upload.setDropLabel(new Span("Drop a CSV, XLSX or JSON file here"));
        upload.addFileRejectedListener(rejection -> Notice.refused(rejection.getErrorMessage()));
        add(kind, upload);
    }

    ImportKind kind() {
        return kind.getValue();
    }

    static String label(ImportKind kind) {
        String words = kind.key().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
