package dev.accord.leads;

/** What the leads of a divided stage can be told apart by. */
public enum Trait {
    SEGMENT("Segment", "l.segment"),
    COUNTRY("Country", "l.country"),
    CHANNEL("Channel", "l.channel"),
    TEAM("Team of the owner", "(SELECT t.name FROM person p JOIN team t ON t.id = p.team_id WHERE p.id = l.owner_id)");

    /** Stands for what is not known of a lead. */
    public static final String UNKNOWN = "";

    private final String label;
    private final String column;

    Trait(String label, String column) {
        this.label = label;
        this.column = column;
    }

    public String label() {
        return label;
    }

    /** Its value for a lead {@code l}; an empty text where it is unknown. */
    String value() {
        return "COALESCE(" + column + ", '')";
    }
}
