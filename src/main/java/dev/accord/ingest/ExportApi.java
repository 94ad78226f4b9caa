package dev.accord.ingest;

import dev.accord.portability.FullExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything, for programs of an administrator. */
@RestController
class ExportApi {

    private final FullExport export;

    ExportApi(FullExport export) {
        this.export = export;
    }

    @GetMapping("/api/v1/export.zip")
    void everything(HttpServletResponse response) throws IOException {
        String name = export.name();
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        export.write(response.getOutputStream());
    }
}
