package dev.accord.people;

/** What a person may do. A person may hold several roles. */
public enum Role {
    MARKETER("Marketer"),
    MARKETING_LEAD("Marketing lead"),
    SALES_REP("Sales rep"),
    SALES_MANAGER("Sales manager"),
    EXECUTIVE("Executive"),
    ADMIN("Administrator");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
