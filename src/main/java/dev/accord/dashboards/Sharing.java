package dev.accord.dashboards;

/** Who beside its owner may look at a board. */
public enum Sharing {
    NOBODY,
    /** The team that its owner was in when it was shared. */
    TEAM,
    EVERYBODY
}
