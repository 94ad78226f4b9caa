package dev.accord.ingest;

import dev.accord.handoffs.AlreadyTaken;
import dev.accord.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every refusal and every fault of the API as a problem (RFC 9457) with a stable code. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            401, "unauthenticated",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            412, "precondition-failed",
            413, "too-large",
            415, "unsupported-media-type");

    static final String API = "/api/";

    static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refusal) {
        ProblemDetail problem = problem(status(refusal.kind()), refusal.code(), refusal.reason());
        if (refusal instanceof AlreadyTaken taken && !taken.holder().isEmpty()) {
            problem.setProperty("holder", taken.holder());
        }
        return answer(problem, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> unmet(Conditions.Unmet condition) {
        HttpHeaders headers = new HttpHeaders();
        condition.tag().ifPresent(headers::setETag);
        return answer(
                problem(HttpStatus.PRECONDITION_FAILED, "precondition-failed", String.valueOf(condition.getMessage())),
                headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException denial) {
        return answer(
                problem(HttpStatus.FORBIDDEN, "forbidden", "The person of this token may not do this."),
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(MultipartException fault) {
        return fault instanceof MaxUploadSizeExceededException
                ? answer(
                        problem(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "too-large",
                                "The file is larger than this portal takes."),
                        new HttpHeaders())
                : answer(
                        problem(HttpStatus.BAD_REQUEST, "bad-multipart", "The multipart request cannot be read."),
                        new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException fault) {
        String detail = "\"%s\" is no value for \"%s\".".formatted(fault.getValue(), fault.getName());
        return answer(problem(HttpStatus.BAD_REQUEST, "bad-parameter", detail), new HttpHeaders());
    }

    /** Two wrote the same at the same moment: one of them has done so, and the other sees what came of it when it asks again. */
    @ExceptionHandler({DuplicateKeyException.class, ConcurrencyFailureException.class})
    ResponseEntity<Object> overtaken(DataAccessException loser, HttpServletRequest request) {
        log.warn("{} {} was overtaken: {}", request.getMethod(), HookApi.unkeyed(request), loser.getMessage());
        return answer(
                problem(
                        HttpStatus.CONFLICT,
                        "overtaken",
                        "Somebody else wrote the same at the same moment; nothing of this request was done. Send it again."),
                new HttpHeaders());
    }

    /** What nobody foresaw: the log has the whole story, the answer none of it. */
    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception fault, HttpServletRequest request) throws Exception {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith(API) && !path.startsWith(HookApi.PATH)) {
            throw fault; // a page, which has its own way to say so
        }
        log.error("{} {} failed", request.getMethod(), HookApi.unkeyed(request), fault);
        return answer(
                problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "The portal failed. Its log says why."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return broken(fault);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(problem(status, "bad-json", "The body is not the JSON that is expected here."), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail known
                ? known
                : fault instanceof ErrorResponse refusal
                        ? refusal.getBody()
                        : ProblemDetail.forStatusAndDetail(status, "This cannot be done.");
        problem.setProperty("code", CODES.getOrDefault(status.value(), "bad-request"));
        if (status.is5xxServerError() && request instanceof ServletWebRequest web) {
            log.error("{} failed", HookApi.unkeyed(web.getRequest()), fault);
            problem.setProperty("code", "internal-error");
        }
        return answer(problem, headers);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
