package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.accord.disputes.DisputeFiles;
import dev.accord.disputes.EvidenceFile;
import dev.accord.shared.Id;
import dev.accord.ui.Glyph;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/**
 * Leads to a file of evidence. It is given out as an attachment, with the type that its content has, and the browser is
 * told neither to guess another one nor to run anything of it.
 */
final class FileLink extends Anchor {

    private static final int KILOBYTE = 1 << 10;

    FileLink(DisputeFiles files, Id file, String name, int bytes) {
        super(handler(files, file), "");
        add(Glyph.LOAD.icon(), new Span("%s, %s".formatted(name, size(bytes))));
        addClassName("accord-entry");
        setAriaLabel("Download %s, %s".formatted(name, size(bytes)));
    }

    private static DownloadHandler handler(DisputeFiles files, Id id) {
        return event -> {
            EvidenceFile file = files.file(id);
            VaadinResponse response = event.getResponse();
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(file.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setHeader("Cache-Control", "private, no-store");
            event.setContentType(file.type().mediaType());
            event.setContentLength(file.bytes());
            file.writeTo(event.getOutputStream());
        };
    }

    static String size(int bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " B";
        }
        int kilobytes = Math.ceilDiv(bytes, KILOBYTE);
        return kilobytes < KILOBYTE ? kilobytes + " kB" : "%.1f MB".formatted((double) bytes / (KILOBYTE * KILOBYTE));
    }
}
