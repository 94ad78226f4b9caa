package dev.accord.ingest.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.accord.ingest.EverythingImports;
import dev.accord.ingest.ImportRun;
import dev.accord.ingest.Imports;
import dev.accord.portability.FullExport;
import dev.accord.shared.Refused;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.RolesAllowed;

/** Takes everything out, and brings it into a portal that is still empty. */
@Route(value = "admin/export", layout = MainLayout.class)
@PageTitle("Export · Accord")
@Menu(title = "Export", icon = "load", order = 928)
@RolesAllowed("ADMIN")
class ExportView extends Screen {

    private final EverythingImports everything;
    private final Imports imports;
    private final Div result = new Div();

    ExportView(FullExport export, EverythingImports everything, Imports imports) {
        super("Export");
        this.everything = everything;
        this.imports = imports;
        header().setLine("All data, as CSV files in one zip: to keep, to read elsewhere, or to move to another portal");
        result.addClassName("accord-stack");
        add(new Panel("Out", out(export)), new Panel("Into an empty portal", in()), result);
    }

    private static Div out(FullExport export) {
        Anchor link = new Anchor(
                (DownloadHandler) event -> {
                    try {
                        event.setFileName(export.name());
                        event.setContentType("application/zip");
                        export.write(event.getOutputStream());
                    } catch (Refused refused) {
                        event.getResponse().sendError(HttpStatusCode.CONFLICT.getCode(), refused.reason());
                    }
                },
                "Download everything");
        return stack(
                new Paragraph(
                        "Everything that the portal knows now, without passwords and tokens. It names people: keep it as carefully."),
                link);
    }

    private Div in() {
        Upload upload = new Upload();
        upload.setUploadHandler(UploadHandler.toTempFile((metadata, file) -> {
            upload.clearFileList();
            accept(new DroppedFile(metadata.fileName(), file));
        }));
        upload.setAcceptedFileTypes(".zip", "application/zip");
        upload.setMaxFiles(1);
        UploadI18N words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne("Choose an export").setMany("Choose an export"));
        upload.setI18n(words);
        upload.setDropLabel(new Span("Drop a full export of another portal here"));
        upload.addFileRejectedListener(rejection -> Notice.refused(rejection.getErrorMessage()));
        return stack(
                new Paragraph(
                        "A portal without leads, deals, spend, visits and teams, and without anybody but you, becomes what the other one was."),
                upload);
    }

    void accept(DroppedFile file) {
        result.removeAll();
        try {
            ImportRun run = everything.begin(new EverythingImports.Sent(file.path(), file.name(), false));
            result.add(new Panel("Import", new RunPanel(imports, run.id(), () -> {})));
        } catch (Refused refused) {
            Notice.refused(refused.reason());
        }
    }

    private static Div stack(Component... parts) {
        Div stack = new Div(parts);
        stack.addClassName("accord-stack");
        return stack;
    }
}
