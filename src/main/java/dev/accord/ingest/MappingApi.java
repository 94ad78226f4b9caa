package dev.accord.ingest;

import dev.accord.ingest.mapping.ImportKind;
import dev.accord.shared.Refused;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mappings under a name, by programs. */
@RestController
@RequestMapping("/api/v1/mappings/{name}")
class MappingApi {

    private record Wish(@Nullable String kind, @Nullable JsonNode mapping) {}

    private record Kept(String name, String kind, JsonNode mapping, String savedBy, Instant savedAt) {}

    private final SavedMappings mappings;
    private final JsonMapper json;

    MappingApi(SavedMappings mappings, JsonMapper json) {
        this.mappings = mappings;
        this.json = json;
    }

    @GetMapping
    Kept named(@PathVariable String name) {
        return kept(mappings.named(name));
    }

    @PutMapping
    Kept save(@PathVariable String name, @RequestBody Wish wish) {
        ImportKind kind = ImportKind.called(Optional.ofNullable(wish.kind())
                .orElseThrow(() -> Refused.invalid("missing-kind", "\"kind\" must say what the files hold.")));
        JsonNode mapping = Optional.ofNullable(wish.mapping())
                .orElseThrow(() -> Refused.invalid("bad-mapping", "\"mapping\" must be a JSON object."));
        return kept(mappings.save(name, kind, mapping.toString()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        mappings.remove(name);
    }

    private Kept kept(SavedMapping saved) {
        return new Kept(
                saved.name(),
                saved.kind().key(),
                json.readTree(saved.mapping().toJson()),
                saved.personName(),
                saved.savedAt());
    }
}
