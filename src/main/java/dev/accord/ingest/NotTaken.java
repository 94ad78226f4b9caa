package dev.accord.ingest;

import dev.accord.shared.Refused;
import org.springframework.http.HttpStatus;

/** Something was posted that does not go in as a whole. */
final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    NotTaken(HttpStatus status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static NotTaken of(Refused refusal) {
        return new NotTaken(Problems.status(refusal.kind()), refusal.code(), refusal.reason());
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
