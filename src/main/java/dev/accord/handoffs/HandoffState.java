package dev.accord.handoffs;

/** How one offer stands. */
public enum HandoffState {
    OFFERED,
    ACCEPTED,
    DISPUTED,
    WITHDRAWN,
    EXPIRED
}
