package dev.accord.ingest.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.accord.ingest.Imports;
import dev.accord.ingest.RejectsFile;
import dev.accord.shared.Id;
import dev.accord.ui.FigureText;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Leads to the rejected rows of an import as a file. */
final class RejectsLink extends Anchor {

    RejectsLink(Imports imports, Id id, int count) {
        super(handler(imports, id), FigureText.count(count) + " rejected: download");
        setAriaLabel("Download the " + count + " rejected rows");
    }

    private static DownloadHandler handler(Imports imports, Id id) {
        return event -> {
            RejectsFile file = imports.rejects(id);
            event.setFileName(file.name());
            event.setContentType("text/csv;charset=UTF-8");
            Writer out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8);
            file.write(out);
            out.flush();
        };
    }
}
