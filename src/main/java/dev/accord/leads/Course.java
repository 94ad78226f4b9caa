package dev.accord.leads;

import dev.accord.leads.qualification.Moments;
import dev.accord.shared.Id;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The way of one lead as it follows from its stage entries. All moments are in microseconds.
 *
 * @param standing where it stands; empty: it has entered nothing
 * @param generated since when it counts as generated: its first entry into the main line
 * @param passages when it first passed each stage
 * @param returns when it was recycled, and to where
 */
record Course(Optional<Standing> standing, OptionalLong generated, Map<Id, Passage> passages, Set<Standing> returns) {

    /**
     * An entry that counts.
     *
     * @param byRule a definition said so
     * @param number tells what came later at the same moment
     */
    record Step(Id stage, long at, boolean byRule, long number) {}

    /** In a stage since a moment. */
    record Standing(Id stage, long since) {}

    /** @param skipped no entry of its own: it was passed on the way to a later stage */
    record Passage(long at, boolean skipped) {}

    /**
     * What it means for the order of entries that records were merged: until then each record had a way of its own.
     *
     * @param until the moment of the last merge
     * @param cameBy the merge that brought an entry; others are the record's own
     */
    record Joint(long until, Map<Long, Long> cameBy) {

        static final Joint NONE = new Joint(Long.MIN_VALUE, Map.of());

        boolean follows(Step later, Step earlier) {
            return later.at() > until || Objects.equals(cameBy.get(later.number()), cameBy.get(earlier.number()));
        }
    }

    static final Course NONE = new Course(Optional.empty(), OptionalLong.empty(), Map.of(), Set.of());

    static Course of(Collection<Step> steps, StageOrder order, Joint joint) {
        return new Course(
                // at the same moment, what a definition said comes last: it knows what was told
                steps.stream()
                        .max(Comparator.comparingLong(Step::at)
                                .thenComparing(Step::byRule)
                                .thenComparingLong(Step::number))
                        .map(step -> new Standing(step.stage(), step.at())),
                steps.stream()
                        .filter(step -> order.stage(step.stage()).kind().isGenerated())
                        .mapToLong(Step::at)
                        .min(),
                passages(steps, order),
                returns(steps, order, joint));
    }

    /**
     * A stage is passed by its own first entry or, where it was skipped, by the first entry into a later one;
     * docs/decisions/0007 and 0013 say why.
     */
    private static Map<Id, Passage> passages(Collection<Step> steps, StageOrder order) {
        Map<Id, Passage> passages = new HashMap<>();
        for (Step step : steps) {
            for (StageOrder.Passed passed : order.passedBy(step.stage())) {
                if (step.at() < passed.until()) {
                    passages.merge(passed.stage(), new Passage(step.at(), passed.skipped()), Course::first);
                }
            }
        }
        return passages;
    }

    private static Passage first(Passage a, Passage b) {
        if (a.skipped() != b.skipped()) {
            return a.skipped() ? b : a;
        }
        return b.at() < a.at() ? b : a;
    }

    /**
     * A lead that goes from the main line to an earlier stage of it, or into nurture once it was an MQL, is recycled, in
     * the order that the stages had then. What comes forward out of nurture is not, nor who leaves a stage because it
     * was retired; docs/decisions/0012 says why. Nobody went back because a second record met the person later and at an
     * earlier stage; docs/decisions/0014 says so.
     */
    private static Set<Standing> returns(Collection<Step> steps, StageOrder order, Joint joint) {
        if (steps.size() < 2) {
            return Set.of();
        }
        List<Step> inOrder = steps.stream()
                .sorted(Comparator.comparingLong(Step::at)
                        .thenComparingInt(
                                step -> order.at(step.at()).height(step.stage()).height())
                        .thenComparingLong(Step::number))
                .toList();
        Set<Standing> returns = new HashSet<>();
        for (int i = 1; i < inOrder.size(); i++) {
            Step step = inOrder.get(i);
            List<Step> earlier = inOrder.subList(0, i).stream()
                    .filter(each -> joint.follows(step, each))
                    .toList();
            if (earlier.isEmpty()) {
                continue;
            }
            StageOrder.Era era = order.at(step.at());
            Stage before = order.stage(earlier.getLast().stage());
            if (before.kind() != StageKind.NURTURE
                    && (before.retiredAt() == null || step.at() < Moments.of(before.retiredAt()))) {
                int least = least(order.stage(step.stage()), era);
                StageOrder.Height from = era.height(before.id());
                int reached = from.onMain() ? from.height() : farthest(earlier, era);
                if (reached >= least) {
                    returns.add(new Standing(step.stage(), step.at()));
                }
            }
        }
        return returns;
    }

    /** How far a lead must have been for this to be a return. */
    private static int least(Stage stage, StageOrder.Era era) {
        StageOrder.Height height = era.height(stage.id());
        if (height.onMain()) {
            return height.last() + 1;
        }
        return stage.kind() == StageKind.NURTURE ? era.mql() : Integer.MAX_VALUE;
    }

    private static int farthest(List<Step> steps, StageOrder.Era era) {
        return steps.stream()
                .map(step -> era.height(step.stage()))
                .filter(StageOrder.Height::onMain)
                .mapToInt(StageOrder.Height::height)
                .max()
                .orElse(Integer.MIN_VALUE);
    }
}
