package dev.accord.shared;

import java.util.Locale;

/**
 * The portal's clear "no": what was asked cannot be done, and the message says what and where. The code is stable;
 * programs may rely on it. Nothing has been changed when it is thrown out of a service.
 */
public class Refused extends RuntimeException {

    /** What sort of "no" it is; the HTTP API maps it to a status. */
    public enum Kind {
        INVALID,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        UNPROCESSABLE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;

    public Refused(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public static Refused invalid(String code, String message, Object... arguments) {
        return new Refused(Kind.INVALID, code, text(message, arguments));
    }

    public static Refused forbidden(String code, String message, Object... arguments) {
        return new Refused(Kind.FORBIDDEN, code, text(message, arguments));
    }

    public static Refused notFound(String code, String message, Object... arguments) {
        return new Refused(Kind.NOT_FOUND, code, text(message, arguments));
    }

    public static Refused conflict(String code, String message, Object... arguments) {
        return new Refused(Kind.CONFLICT, code, text(message, arguments));
    }

    /** Well-formed, but it cannot be computed: a missing rate, say. */
    public static Refused unprocessable(String code, String message, Object... arguments) {
        return new Refused(Kind.UNPROCESSABLE, code, text(message, arguments));
    }

    private static String text(String message, Object... arguments) {
        return arguments.length == 0 ? message : String.format(Locale.ROOT, message, arguments);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The message, which a refusal always has. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
