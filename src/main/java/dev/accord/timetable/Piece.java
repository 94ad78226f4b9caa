package dev.accord.timetable;

import java.util.Optional;

/**
 * What one piece of work came to.
 *
 * @param done how many things were done
 * @param next where the next piece of the same run begins; empty when nothing is left
 */
public record Piece(int done, Optional<String> next) {

    /** The run ends with it. */
    public static Piece last(int done) {
        return new Piece(done, Optional.empty());
    }

    /** There is more to do, from there on. */
    public static Piece more(int done, String next) {
        return new Piece(done, Optional.of(next));
    }
}
