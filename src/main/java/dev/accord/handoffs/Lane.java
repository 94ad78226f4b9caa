package dev.accord.handoffs;

/** Whose an open offer is: exactly one of these. */
public enum Lane {
    /** One person's. */
    PERSON,
    /** The queue of a team, of which anybody may take it. */
    TEAM,
    /** The queue of the whole taking department. */
    DEPARTMENT,
    /** Nobody's: there is not a single person who could take it. It is routed as soon as there is one. */
    UNROUTED
}
