package dev.accord.ingest;

import dev.accord.ingest.mapping.Mapping;
import dev.accord.shared.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The mapping that a request brings, as JSON in a part of its own or in a field of the form, or names. No name begins as
 * JSON does.
 *
 * @param text as it came; blank where there is none
 */
record MappingAsked(String text, boolean part) {

    /** What JSON begins with that is not a number or a word. */
    private static final String JSON = "{[\"";

    static MappingAsked of(MultipartHttpServletRequest request) throws IOException {
        MultipartFile file = request.getFile("mapping");
        String part = file == null ? "" : new String(file.getBytes(), StandardCharsets.UTF_8);
        List<String> texts = Stream.concat(
                        Stream.of(part),
                        Stream.of(Optional.ofNullable(request.getParameterValues("mapping"))
                                .orElse(new String[0])))
                .filter(text -> !text.isBlank())
                .toList();
        if (texts.size() > 1) {
            throw Refused.invalid("two-mappings", "The request brings a mapping and names another: one is enough.");
        }
        return new MappingAsked(texts.isEmpty() ? "" : texts.getFirst(), !part.isBlank());
    }

    /** The name of a mapping that is kept. */
    Optional<String> name() {
        return Optional.of(text.strip()).filter(name -> !part && !name.isEmpty() && JSON.indexOf(name.charAt(0)) < 0);
    }

    /** The mapping that came along. */
    Mapping mapping() {
        return text.isBlank() ? Mapping.NONE : Mapping.parse(text);
    }
}
