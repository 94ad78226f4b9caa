package dev.accord.database;

/** Accord cannot use its database; the message says what is wrong and where, the remedy what to do about it. */
public final class DatabaseUnavailable extends RuntimeException {

    private final String remedy;

    DatabaseUnavailable(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    DatabaseUnavailable(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
