package dev.accord.shared;

/** What became of a record that a source sent: it was new, it changed something, or it said nothing new. */
public record Recorded(Id id, Result result) {

    /** What happened to it. */
    public enum Result {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}
