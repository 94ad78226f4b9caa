package dev.accord.disputes;

/** How far a dispute has come. */
public enum DisputeState {
    RAISED("Raised"),
    IN_RESEARCH("In research"),
    VERDICT_DUE("Verdict due"),
    REPOSITIONED("Repositioned");

    private final String label;

    DisputeState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
