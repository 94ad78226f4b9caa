package dev.accord.leads;

/** The icons that a stage can have. They differ in their outline, so that none needs a colour to be told from another. */
public enum StageIcon {
    STEP("Step"),
    EYE("Eye"),
    LEAD("Person"),
    PEOPLE("People"),
    FUNNEL("Funnel"),
    STAR("Star"),
    FLAME("Flame"),
    COIN("Coin"),
    KEY("Key"),
    HANDSHAKE("Handshake"),
    AGREEMENT("Signed page"),
    CASE("Briefcase"),
    GOAL("Target"),
    TROPHY("Trophy"),
    FLAG("Flag"),
    STOP("Stop"),
    NURTURE("Plant"),
    CLOCK("Clock"),
    PHONE("Telephone"),
    MAIL("Letter"),
    CALENDAR("Calendar"),
    BUILDING("Building"),
    GLOBE("Globe"),
    TAG("Tag");

    private final String label;

    StageIcon(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
