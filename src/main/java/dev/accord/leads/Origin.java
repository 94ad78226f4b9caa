package dev.accord.leads;

/** Who says that a lead entered a stage. */
public enum Origin {
    /** A source tells. */
    SOURCE,
    /** Somebody decided it. */
    PERSON,
    /** A definition with criteria. */
    RULE
}
