package dev.accord.ingest;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the API; a test holds the description against the controllers. */
@RestController
class OpenApi {

    private final Resource description = new ClassPathResource("api/openapi.json");
    private final String tag;

    OpenApi() throws IOException {
        // weak, as it goes out packed and unpacked
        tag = "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(description.getContentAsByteArray()));
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Resource> describe() {
        return ResponseEntity.ok().eTag(tag).body(description);
    }
}
