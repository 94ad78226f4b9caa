package dev.accord.leads.qualification;

import dev.accord.glossary.criteria.Spans;
import dev.accord.shared.Id;
import java.util.List;

/**
 * A stage, as the evaluation looks at it.
 *
 * @param position how far along the main line it is; parts that stand side by side are as far as their whole
 * @param mainLine false for a side stage, and for its parts
 * @param out whether no definition ever brings a lead out of it
 * @param closed when it was retired, in microseconds: from then on no definition brings a lead in
 * @param former how far along it was before, where the stages stood in another order; the oldest first
 */
public record Place(
        Id stage, String key, int position, boolean mainLine, boolean out, long closed, List<Former> former) {

    /** How far along a stage was until a moment. */
    public record Former(long until, int position) {}

    public Place {
        former = List.copyOf(former);
    }

    public Place(Id stage, String key, int position, boolean mainLine, boolean out) {
        this(stage, key, position, mainLine, out, Spans.NO_END, List.of());
    }

    /** How far along the main line it was at that moment; a side stage is before its beginning. */
    int height(long moment) {
        if (!mainLine) {
            return Integer.MIN_VALUE;
        }
        for (Former order : former) {
            if (moment < order.until()) {
                return order.position();
            }
        }
        return position;
    }
}
