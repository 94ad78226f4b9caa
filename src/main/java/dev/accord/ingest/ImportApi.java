package dev.accord.ingest;

import dev.accord.ingest.IdempotencyKeys.Answer;
import dev.accord.ingest.IdempotencyKeys.Claim;
import dev.accord.ingest.ImportRun.State;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.ingest.mapping.Mapping;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/** Imports by programs. */
@RestController
@RequestMapping(ImportApi.PATH)
class ImportApi {

    static final String PATH = "/api/v1/imports";

    private final Imports imports;
    private final EverythingImports everything;
    private final SavedMappings mappings;
    private final IdempotencyKeys keys;
    private final Conditions conditions;
    private final JsonMapper json;

    ImportApi(
            Imports imports,
            EverythingImports everything,
            SavedMappings mappings,
            IdempotencyKeys keys,
            Conditions conditions,
            JsonMapper json) {
        this.imports = imports;
        this.everything = everything;
        this.mappings = mappings;
        this.keys = keys;
        this.conditions = conditions;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<String> start(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "true") boolean offer,
            @RequestHeader(name = IdempotencyKeys.HEADER, required = false) @Nullable String key,
            MultipartHttpServletRequest request)
            throws IOException {
        boolean whole = EverythingImports.KIND.equals(kind);
        Optional<ImportKind> said = Optional.ofNullable(kind)
                .filter(word -> !whole && !word.isBlank())
                .map(ImportKind::called);
        MultipartFile file = request.getFile("file");
        if (file == null) {
            throw Refused.invalid("missing-file", "The request needs a part \"file\" with the file.");
        }
        MappingAsked asked = MappingAsked.of(request);
        Optional<SavedMapping> saved = asked.name().map(mappings::named);
        Mapping mapping = saved.map(SavedMapping::mapping).orElseGet(asked::mapping);
        Optional<Claim> claim = IdempotencyKeys.asked(key);
        MessageDigest digest = IdempotencyKeys.digest();
        digest.update("imports %s %s %s %s\n"
                .formatted(kind, dryRun, offer, asked.text())
                .getBytes(StandardCharsets.UTF_8));
        Path path = Files.createTempFile("accord-import-", ".csv");
        boolean handedOn = false;
        try {
            try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            }
            Optional<ImportKind> imported = whole ? Optional.empty() : Optional.of(kind(said, saved, path, mapping));
            String hash = HexFormat.of().formatHex(digest.digest());
            Optional<Answer> before = claim.flatMap(one -> keys.claim(one, hash));
            if (before.isPresent()) {
                return entity(before.get());
            }
            handedOn = true;
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("file.csv");
            return run(
                    claim,
                    () -> imported.isPresent()
                            ? imports.start(new ImportFile(imported.get(), name, path, mapping, dryRun, offer))
                            : everything.start(new EverythingImports.Sent(path, name, dryRun)));
        } finally {
            if (!handedOn) {
                Files.deleteIfExists(path);
            }
        }
    }

    @GetMapping("/{id}")
    ResponseEntity<Report> report(@PathVariable String id) {
        Report report = Report.of(imports.report(Id.parse(id)));
        return ResponseEntity.ok().eTag(conditions.tag(report)).body(report);
    }

    @GetMapping("/{id}/rejects.csv")
    void rejects(@PathVariable String id, HttpServletResponse response) throws IOException {
        RejectsFile file = imports.rejects(Id.parse(id));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-%s.csv\"".formatted(id));
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        file.write(out);
        out.flush();
    }

    private ResponseEntity<String> run(Optional<Claim> claim, Supplier<ImportRun> work) {
        boolean settled = false;
        try {
            Answer answer = answer(work.get());
            claim.ifPresent(asked -> keys.settle(asked, answer));
            settled = true;
            return entity(answer);
        } finally {
            if (!settled) {
                claim.ifPresent(keys::release);
            }
        }
    }

    private Answer answer(ImportRun run) {
        if (run.state() == State.FAILED) {
            ProblemDetail problem = Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "import-failed",
                    Optional.ofNullable(run.failure()).orElse("The import broke off."));
            problem.setProperty("id", run.id().toString());
            return new Answer(
                    problem.getStatus(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, json.writeValueAsString(problem));
        }
        HttpStatus status = run.state() == State.RUNNING ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return new Answer(status.value(), MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(Report.of(run)));
    }

    private static ResponseEntity<String> entity(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }

    /** What the sender says, or else the mapping, or else the headings of a system that is known. */
    private ImportKind kind(Optional<ImportKind> said, Optional<SavedMapping> saved, Path path, Mapping mapping) {
        Optional<ImportKind> usual = saved.map(SavedMapping::kind);
        if (said.isPresent() && usual.isPresent() && !said.equals(usual)) {
            throw Refused.invalid(
                    "wrong-kind",
                    "The mapping \"%s\" is for %s, not for %s.",
                    saved.map(SavedMapping::name).orElse(""),
                    usual.get().key(),
                    said.get().key());
        }
        return said.or(() -> usual)
                .or(() -> imports.kindOf(path, mapping))
                .orElseThrow(() -> Refused.invalid(
                        "bad-request",
                        "The parameter \"kind\" is missing, and the headings are of no export that is known: say what"
                                + " the file holds."));
    }

    /** An import as the API tells it. */
    private record Report(
            String id,
            String kind,
            String source,
            String file,
            boolean dryRun,
            State state,
            int rows,
            int created,
            int updated,
            int unchanged,
            int rejected,
            List<ImportRun.RowError> errors,
            @Nullable String failure,
            Instant startedAt,
            @Nullable Instant endedAt) {

        static Report of(ImportRun run) {
            return new Report(
                    run.id().toString(),
                    run.kind(),
                    run.source(),
                    run.fileName(),
                    run.dryRun(),
                    run.state(),
                    run.rows(),
                    run.created(),
                    run.updated(),
                    run.unchanged(),
                    run.rejected(),
                    run.errors(),
                    run.failure(),
                    run.startedAt(),
                    run.endedAt());
        }
    }
}
