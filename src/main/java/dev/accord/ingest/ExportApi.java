package dev.accord.ingest;

import dev.accord.leads.LeadBook;
import dev.accord.leads.PersonFile;
import dev.accord.portability.FullExport;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Everything, and everything about one person, for programs of an administrator. */
@RestController
class ExportApi {

    private final FullExport export;
    private final PersonFile personFile;
    private final LeadBook book;

    ExportApi(FullExport export, PersonFile personFile, LeadBook book) {
        this.export = export;
        this.personFile = personFile;
        this.book = book;
    }

    @GetMapping("/api/v1/export.zip")
    void everything(HttpServletResponse response) throws IOException {
        begin(response, export.name());
        export.write(response.getOutputStream());
    }

    /** What is held on one person, for that person. */
    @GetMapping("/api/v1/leads/{source}/{externalId}/held.zip")
    void held(@PathVariable String source, @PathVariable String externalId, HttpServletResponse response)
            throws IOException {
        Id lead = book.find(source, externalId)
                .orElseThrow(() ->
                        Refused.notFound("unknown-lead", "The source \"%s\" has no lead \"%s\".", source, externalId))
                .id();
        begin(response, "person-%s.zip".formatted(lead));
        personFile.write(lead, response.getOutputStream());
    }

    private static void begin(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }
}
