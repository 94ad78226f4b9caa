package dev.accord.ingest;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the API; a test holds the description against the controllers. */
@RestController
class OpenApi {

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource describe() {
        return new ClassPathResource("api/openapi.json");
    }
}
