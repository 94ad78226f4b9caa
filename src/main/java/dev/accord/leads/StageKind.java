package dev.accord.leads;

/** The fixed kinds of stages, in order. The last three stand beside the main line. Each has one stage at the top. */
public enum StageKind {
    VISITOR,
    LEAD,
    MQL,
    SQL,
    SAL,
    OPPORTUNITY,
    WON,
    LOST,
    NURTURE,
    DISQUALIFIED;

    /** Whether the portal itself moves leads into a stage of this kind: as they come in, and as their deals go. */
    boolean isEnteredByThePortal() {
        return switch (this) {
            case VISITOR, LEAD, OPPORTUNITY, WON, LOST, DISQUALIFIED -> true;
            case MQL, SQL, SAL, NURTURE -> false;
        };
    }

    /** Whether somebody who enters it counts as a generated lead: it is the lead stage, or a later one on the main line. */
    boolean isGenerated() {
        return switch (this) {
            case LEAD, MQL, SQL, SAL, OPPORTUNITY, WON -> true;
            case VISITOR, LOST, NURTURE, DISQUALIFIED -> false;
        };
    }

    /** Whether teams differ in where it stands: between the lead and the opportunity. */
    boolean isQualification() {
        return this == MQL || this == SQL || this == SAL;
    }
}
