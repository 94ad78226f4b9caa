package dev.accord.disputes;

/** Where a verdict sent the lead. */
public enum Whereto {
    /** Back to a stage of the department that gave it, to come forward again. */
    RECYCLED("Recycled"),
    SAME_REP("Back to the same rep"),
    OTHER_REP("To another rep"),
    /** Disqualified or lost: it is over. */
    OUT("Out");

    private final String label;

    Whereto(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
