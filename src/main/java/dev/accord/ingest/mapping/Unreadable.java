package dev.accord.ingest.mapping;

/** A cell that cannot be read as what its field needs. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    public Unreadable(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
