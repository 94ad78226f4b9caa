package dev.accord.shared;

import java.io.Serializable;

/**
 * The identity of a record: a positive 64-bit number that is made by {@link Ids} and sorts by the time it was made.
 * In URLs and JSON it is written as a decimal text, as JavaScript's numbers are too short for it.
 */
public record Id(long value) implements Comparable<Id>, Serializable {

    public Id {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is a positive number, not " + value);
        }
    }

    public static Id of(Long value) {
        return new Id(value);
    }

    /** @throws Refused with code {@code bad-id} where the text is not a positive number */
    public static Id parse(String text) {
        try {
            return new Id(Long.parseLong(text.strip()));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("bad-id", "\"%s\" is not an id: ids are positive numbers", text);
        }
    }

    @Override
    public int compareTo(Id other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
