package dev.accord.metrics.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.HttpStatusCode;
import dev.accord.files.TableFormat;
import dev.accord.files.WrittenFile;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;

/** Leads to a table as a file, once for each format. */
final class ExportLinks extends Span {

    /** Writes the file when somebody wants it. */
    @FunctionalInterface
    interface Export extends Serializable {
        WrittenFile in(TableFormat format) throws IOException;
    }

    /** @param what the table is, such as "the records" */
    ExportLinks(String what, long rows, Export export) {
        addClassName("accord-actions");
        for (TableFormat format : TableFormat.values()) {
            if (rows <= format.mostRows()) {
                Anchor link = new Anchor(
                        event -> {
                            try (WrittenFile file = export.in(format)) {
                                event.setFileName(file.name());
                                event.setContentType(file.mediaType());
                                event.setContentLength(file.bytes());
                                file.writeTo(event.getOutputStream());
                            } catch (Refused refused) {
                                event.getResponse().sendError(HttpStatusCode.CONFLICT.getCode(), refused.reason());
                            }
                        },
                        format.extension().toUpperCase(Locale.ROOT));
                link.setAriaLabel("Download " + what + " as " + link.getText());
                add(link);
            }
        }
    }
}
