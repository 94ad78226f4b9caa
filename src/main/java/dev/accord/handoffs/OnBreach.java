package dev.accord.handoffs;

/** What happens when an offer is past due. */
public enum OnBreach {
    REMIND("Remind whoever is responsible", "the responsible person is reminded"),
    ESCALATE("Escalate to the manager", "it goes to the manager"),
    RE_OFFER("Offer it to the next person", "it is offered to the next person");

    private final String label;
    private final String words;

    OnBreach(String label, String words) {
        this.label = label;
        this.words = words;
    }

    public String label() {
        return label;
    }

    /** To stand after "when it is past due,". */
    public String words() {
        return words;
    }
}
