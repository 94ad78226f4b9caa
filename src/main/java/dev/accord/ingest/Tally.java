package dev.accord.ingest;

/** How many rows there were, and what became of them. */
public record Tally(int rows, int created, int updated, int unchanged, int rejected) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                rows + other.rows,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                rejected + other.rejected);
    }

    static Tally ofRejected(int count) {
        return new Tally(count, 0, 0, 0, count);
    }

    static Tally ofUnchanged(int count) {
        return new Tally(count, 0, 0, count, 0);
    }
}
