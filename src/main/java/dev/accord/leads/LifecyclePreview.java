package dev.accord.leads;

import java.io.Serializable;
import java.util.List;

/**
 * What a change would do, computed before it does anything.
 *
 * @param version of the lifecycle that it was computed for; a change since then makes it worthless
 * @param summary what it does, in a few words
 * @param standing how many leads stand in the stages that it is about, their parts included
 * @param moving which of them would move where
 * @param figures the figures that would change
 * @param consequences for definitions, contracts and the like
 */
public record LifecyclePreview(
        LifecycleChange change,
        int version,
        String summary,
        long standing,
        List<Moving> moving,
        List<FigureShift> figures,
        List<StageUse.Consequence> consequences)
        implements Serializable {

    /** How many leads would go there, from one stage and its parts. */
    public record Moving(String from, String to, long leads) implements Serializable {}

    /**
     * How the first passages of one stage would change, in leads; or the leads generated, by the key of that metric.
     *
     * @param added leads that would count as having passed it in the past
     * @param today leads that would pass it for the first time by moving now
     * @param removed leads that would no longer count as having passed it
     * @param moved leads that would have passed it at another time
     * @param retold leads that passed it at the same time, but would no longer count as having skipped it, or now do
     */
    public record FigureShift(String key, String label, long added, long today, long removed, long moved, long retold)
            implements Serializable {

        boolean isNone() {
            return added + today + removed + moved + retold == 0;
        }
    }

    public LifecyclePreview {
        moving = List.copyOf(moving);
        figures = List.copyOf(figures);
        consequences = List.copyOf(consequences);
    }

    public boolean isPossible() {
        return consequences.stream().noneMatch(StageUse.Consequence::refuses);
    }

    /** About how many leads have to be written anew. */
    public long work() {
        return movingLeads()
                + figures.stream()
                        .mapToLong(shift -> shift.added() + shift.removed() + shift.moved() + shift.retold())
                        .sum();
    }

    public long movingLeads() {
        return moving.stream().mapToLong(Moving::leads).sum();
    }
}
