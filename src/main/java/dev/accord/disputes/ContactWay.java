package dev.accord.disputes;

/** How somebody tried to reach the lead. The words are those of the lead's activities. */
public enum ContactWay {
    CALL("Call"),
    EMAIL("E-mail"),
    OTHER("Other");

    private final String label;

    ContactWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
