package dev.accord.disputes;

/** What somebody decides about a dispute on its way. */
public enum DisputeStep {
    RAISED("Raised"),
    TAKEN("Research taken on"),
    CONCLUDED("Research concluded"),
    DECIDED("Verdict"),
    REOPENED("Reopened");

    private final String label;

    DisputeStep(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
