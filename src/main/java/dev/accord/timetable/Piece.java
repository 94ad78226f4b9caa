package dev.accord.timetable;

import java.util.Optional;

/**
 * What one piece of work came to.
 *
 * @param done how many things were done
 * @param next where the next piece of the same run begins; empty when nothing is left
 * @param trouble what went wrong with some of it
 */
public record Piece(int done, Optional<String> next, Optional<String> trouble) {

    /** The run ends with it. */
    public static Piece last(int done) {
        return new Piece(done, Optional.empty(), Optional.empty());
    }

    /** There is more to do, from there on. */
    public static Piece more(int done, String next) {
        return new Piece(done, Optional.of(next), Optional.empty());
    }

    /** Something went wrong, but the rest was done and stays: the run goes on, and the timetable shows the trouble. */
    public Piece but(String what) {
        return new Piece(done, next, Optional.of(what));
    }
}
