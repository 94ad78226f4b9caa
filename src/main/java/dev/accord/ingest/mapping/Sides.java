package dev.accord.ingest.mapping;

import java.util.Optional;

/**
 * Evidence for one of two ways to read a column, such as day first or month first. A stray cell among many does not
 * turn the whole column; a column without a clear majority stays undecided.
 */
final class Sides {

    private static final int CLEAR = 10;

    private long first;
    private long second;
    private Optional<String> undecided = Optional.empty();

    void first() {
        first++;
    }

    void second() {
        second++;
    }

    void undecided(String cell) {
        if (undecided.isEmpty()) {
            undecided = Optional.of(cell);
        }
    }

    void add(Sides other) {
        first += other.first;
        second += other.second;
    }

    /** Whether any cell needs the decision at all. */
    boolean matters() {
        return first + second > 0 || undecided.isPresent();
    }

    boolean decided() {
        return first > second * CLEAR || second > first * CLEAR;
    }

    /** Whether cells speak for both ways, and none of them clearly. */
    boolean contradicts() {
        return first > 0 && second > 0 && !decided();
    }

    boolean firstWins() {
        return first > second;
    }

    /** A cell that can be read in both ways; where none was seen, the column contradicts itself. */
    Optional<String> sample() {
        return undecided;
    }
}
