package dev.accord.metrics;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A metric as it stands on a board.
 *
 * @param only the part that it looks at; none: all records. It is no Optional because views keep tiles in their session.
 * @param by what it is split by; {@link Breakdown#NONE} for a number with its course
 */
public record Tile(String metric, @Nullable Narrowing only, Breakdown by) implements Serializable {

    /** What a tile can be narrowed and split by. */
    public static final List<Breakdown> DIMENSIONS =
            List.of(Breakdown.SOURCE, Breakdown.CAMPAIGN, Breakdown.SEGMENT, Breakdown.TEAM, Breakdown.PERSON);

    /** @throws Refused with code {@code bad-breakdown} for what is no dimension of a tile */
    public Tile {
        if (by != Breakdown.NONE) {
            refuseOther(by);
        }
        if (only != null) {
            refuseOther(only.by());
        }
    }

    /** All of the metric as a number with its course. */
    public static Tile of(String metric) {
        return new Tile(metric, null, Breakdown.NONE);
    }

    public Optional<Narrowing> narrowing() {
        return Optional.ofNullable(only);
    }

    /** What it asks of its metric, where the board asks that. */
    FigureQuery asks(FigureQuery board) {
        FigureQuery split = board.by(by);
        return only == null ? split : split.narrowedTo(only.by(), only.group());
    }

    private static void refuseOther(Breakdown by) {
        if (!DIMENSIONS.contains(by)) {
            throw Refused.invalid(
                    "bad-breakdown",
                    "a tile is narrowed and split by %s, not by %s",
                    DIMENSIONS.stream().map(Breakdown::word).collect(Collectors.joining(", ")),
                    by.word());
        }
    }
}
