package dev.accord.leads;

/** The fixed kinds of stages, in order. The last three stand beside the main line. */
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
    DISQUALIFIED
}
