package dev.accord.ingest;

import dev.accord.ingest.SourceAddresses.Source;
import dev.accord.ingest.json.JsonFile;
import dev.accord.people.Acting;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes what was posted to a source address: as an import at once, under the mapping of the address and in the name of
 * whoever saved that.
 */
@Component
class Receiving {

    private static final int MOST_ROWS = 1_000;

    private final SavedMappings mappings;
    private final Imports imports;
    private final Acting acting;
    private final int largest;

    Receiving(
            SavedMappings mappings,
            Imports imports,
            Acting acting,
            @Value("${accord.api.largest-body}") DataSize largest) {
        this.mappings = mappings;
        this.imports = imports;
        this.acting = acting;
        this.largest = Math.toIntExact(largest.toBytes());
    }

    /** @throws NotTaken where nothing of it can be looked at row by row */
    ImportRun receive(Source source, HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        source.signature().ifPresent(signature -> {
            if (!signature.fits(Optional.ofNullable(request.getHeader(signature.header())), body)) {
                throw new NotTaken(
                        HttpStatus.UNAUTHORIZED,
                        "bad-signature",
                        "The header %s has no valid signature of the body.".formatted(signature.header()));
            }
        });
        try {
            return take(source, json(body, Optional.ofNullable(request.getContentType())));
        } catch (Refused refusal) {
            throw NotTaken.of(refusal);
        } catch (AccessDeniedException denied) {
            throw new NotTaken(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Whoever saved the mapping of this address may not import any more. Somebody else must save it.");
        }
    }

    /** What says its size is not read where that is too large, and of what does not, no more than is allowed. */
    private byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > largest
                ? new byte[0]
                : request.getInputStream().readNBytes(largest + 1);
        if (request.getContentLengthLong() > largest || body.length > largest) {
            throw tooLarge("The body has more than %d bytes.".formatted(largest));
        }
        return body;
    }

    private static byte[] json(byte[] body, Optional<String> contentType) {
        return FormBody.is(contentType) ? FormBody.json(body) : body;
    }

    private ImportRun take(Source source, byte[] json) throws IOException {
        SavedMapping mapping = mappings.find(source.mapping())
                .orElseThrow(() -> Refused.unprocessable(
                        "mapping-gone", "The mapping \"%s\" of this address is not there any more.", source.mapping()));
        SourceAddresses.refusePeople(mapping);
        if (mapping.personLeft()) {
            throw Refused.forbidden(
                    "person-left", "Whoever saved the mapping of this address has left. Somebody else must save it.");
        }
        Path path = Files.createTempFile("accord-hook-", ".json");
        try {
            Files.write(path, json);
            if (FileForm.of(path) != FileForm.JSON) {
                throw Refused.invalid("bad-json", "The body is not JSON: an object, or an array of objects.");
            }
            if (JsonFile.count(path, mapping.mapping().rows(), MOST_ROWS + 1) > MOST_ROWS) {
                throw tooLarge("The body has more than %d rows.".formatted(MOST_ROWS));
            }
            ImportFile file = new ImportFile(mapping.kind(), source.name(), path, mapping.mapping(), false, true);
            return acting.as(mapping.person(), () -> imports.atOnce(file));
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static NotTaken tooLarge(String why) {
        return new NotTaken(HttpStatus.CONTENT_TOO_LARGE, "too-large", why);
    }
}
