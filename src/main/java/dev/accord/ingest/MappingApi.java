package dev.accord.ingest;

import dev.accord.ingest.mapping.ImportKind;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    private final Conditions conditions;
    private final JsonMapper json;

    MappingApi(SavedMappings mappings, Conditions conditions, JsonMapper json) {
        this.mappings = mappings;
        this.conditions = conditions;
        this.json = json;
    }

    @GetMapping
    ResponseEntity<Kept> named(@PathVariable String name) {
        return tagged(mappings.named(name));
    }

    @PutMapping
    ResponseEntity<Kept> save(@PathVariable String name, @RequestBody Wish wish, HttpServletRequest request) {
        ImportKind kind = ImportKind.called(Optional.ofNullable(wish.kind())
                .orElseThrow(() -> Refused.invalid("missing-kind", "\"kind\" must say what the files hold.")));
        JsonNode mapping = Optional.ofNullable(wish.mapping())
                .orElseThrow(() -> Refused.invalid("bad-mapping", "\"mapping\" must be a JSON object."));
        return tagged(
                conditions.change(request, () -> seen(name), () -> mappings.save(name, kind, mapping.toString())));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, HttpServletRequest request) {
        conditions.change(request, () -> seen(name), () -> {
            mappings.remove(name);
            return name;
        });
    }

    private Optional<Kept> seen(String name) {
        return mappings.claimed(name).map(this::kept);
    }

    private ResponseEntity<Kept> tagged(SavedMapping saved) {
        Kept answer = kept(saved);
        return ResponseEntity.ok().eTag(conditions.tag(answer)).body(answer);
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
