package dev.accord.disputes;

/** What sort of thing the research found. */
public enum FindingKind {
    NOTE("Note"),
    EVIDENCE("Evidence"),
    ATTEMPT("Contact attempt");

    private final String label;

    FindingKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
