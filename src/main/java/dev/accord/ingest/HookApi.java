package dev.accord.ingest;

import dev.accord.ingest.ImportRun.State;
import dev.accord.ingest.SourceAddresses.Source;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rows that forms and tools of others post to a source address. All are in, or refused, when they get the answer. */
@RestController
@RequestMapping(HookApi.PATH)
class HookApi {

    static final String PATH = "/hooks/in/";

    private final SourceAddresses addresses;
    private final SourceDeliveries deliveries;
    private final Receiving receiving;

    HookApi(SourceAddresses addresses, SourceDeliveries deliveries, Receiving receiving) {
        this.addresses = addresses;
        this.deliveries = deliveries;
        this.receiving = receiving;
    }

    /** What became of the rows. */
    private record Receipt(
            int rows, int created, int updated, int unchanged, int rejected, List<ImportRun.RowError> errors) {

        static Receipt of(ImportRun run) {
            return new Receipt(run.rows(), run.created(), run.updated(), run.unchanged(), run.rejected(), run.errors());
        }
    }

    @PostMapping("{key}")
    ResponseEntity<Object> take(@PathVariable String key, HttpServletRequest request) throws IOException {
        Source source = addresses
                .called(key)
                .orElseThrow(() -> Refused.notFound("unknown-source", "There is no source address with this key."));
        if (source.off()) {
            return problem(
                    Problems.problem(HttpStatus.GONE, "source-off", "This source address takes nothing any more."));
        }
        try {
            ImportRun run = receiving.receive(source, request);
            Optional<ProblemDetail> fault = fault(run);
            deliveries.note(
                    source.id(),
                    fault.map(ProblemDetail::getStatus).orElse(HttpStatus.OK.value()),
                    fault.map(ProblemDetail::getDetail),
                    Optional.of(run.id()));
            return fault.map(HookApi::problem).orElseGet(() -> ResponseEntity.ok(Receipt.of(run)));
        } catch (NotTaken not) {
            deliveries.note(
                    source.id(), not.status().value(), Optional.of(not.code() + ": " + not.reason()), Optional.empty());
            return problem(Problems.problem(not.status(), not.code(), not.reason()));
        }
    }

    /** Whoever sends again what broke off does right, and whoever sends again what nobody can read does not. */
    private static Optional<ProblemDetail> fault(ImportRun run) {
        if (run.state() == State.FAILED) {
            return Optional.of(Problems.problem(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "import-failed",
                    Optional.ofNullable(run.failure()).orElse("The import broke off.")));
        }
        if (run.rows() == 0 || run.rejected() < run.rows()) {
            return Optional.empty();
        }
        ProblemDetail problem = Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "all-rejected", "No row went in, for the reasons in \"errors\".");
        problem.setProperty("rows", run.rows());
        problem.setProperty("rejected", run.rejected());
        problem.setProperty("errors", run.errors());
        return Optional.of(problem);
    }

    private static ResponseEntity<Object> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The path of a request as the log may have it. */
    static String unkeyed(HttpServletRequest request) {
        return request.getRequestURI().replaceFirst("(" + PATH + ").+", "$1…");
    }
}
