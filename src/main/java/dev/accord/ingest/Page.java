package dev.accord.ingest;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor that gives the page behind this one as {@code after}; null on the last page
 */
record Page<T>(List<T> items, @Nullable String next) {

    private static final int LARGEST = 200;

    /** @param rows one row more than the limit where there are more */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, Id> id, Function<R, T> item) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(item).toList(),
                more ? id.apply(shown.getLast()).toString() : null);
    }

    /** @throws Refused with code {@code bad-limit} */
    static int limit(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw Refused.invalid("bad-limit", "\"limit\" must be from 1 to %d, not %d.", LARGEST, limit);
        }
        return limit;
    }

    /** @throws Refused with code {@code bad-id} */
    static Optional<Id> after(@Nullable String after) {
        return Optional.ofNullable(after).filter(text -> !text.isBlank()).map(Id::parse);
    }
}
