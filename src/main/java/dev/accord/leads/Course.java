package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    static Course of(Collection<Step> steps, Lifecycle.Stages stages) {
        return new Course(
                // at the same moment, what a definition said comes last: it knows what was told
                steps.stream()
                        .max(Comparator.comparingLong(Step::at)
                                .thenComparing(Step::byRule)
                                .thenComparingLong(Step::number))
                        .map(step -> new Standing(step.stage(), step.at())),
                steps.stream()
                        .filter(step -> counts(stages.byId(step.stage())))
                        .mapToLong(Step::at)
                        .min(),
                passages(steps, stages),
                returns(steps, stages));
    }

    private static boolean counts(Stage stage) {
        return stage.mainLine() && stage.kind() != StageKind.VISITOR;
    }

    /**
     * A stage of the main line is passed by its own first entry or, where it was skipped, by the first entry into a
     * later one; docs/decisions/0007 says why.
     */
    private static Map<Id, Passage> passages(Collection<Step> steps, Lifecycle.Stages stages) {
        Map<Id, Passage> passages = new HashMap<>();
        for (Step step : steps) {
            Stage entered = stages.byId(step.stage());
            passages.merge(entered.id(), new Passage(step.at(), false), Course::first);
            if (entered.mainLine()) {
                stages.all().stream()
                        .filter(stage -> stage.mainLine() && stage.position() < entered.position())
                        .forEach(stage -> passages.merge(stage.id(), new Passage(step.at(), true), Course::first));
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
     * A lead that goes from the main line to an earlier stage of it, or into nurture once it was an MQL, is recycled.
     * What comes forward out of nurture is not; docs/decisions/0012 says why.
     */
    private static Set<Standing> returns(Collection<Step> steps, Lifecycle.Stages stages) {
        if (steps.size() < 2) {
            return Set.of();
        }
        int mql = stages.first(StageKind.MQL).position();
        List<Step> inOrder = steps.stream()
                .sorted(Comparator.comparingLong(Step::at)
                        .thenComparingInt(step -> stages.byId(step.stage()).position())
                        .thenComparingLong(Step::number))
                .toList();
        Set<Standing> returns = new HashSet<>();
        OptionalInt reached = OptionalInt.empty();
        Stage before = stages.byId(inOrder.getFirst().stage());
        for (Step step : inOrder) {
            Stage stage = stages.byId(step.stage());
            OptionalInt from = before.mainLine() ? OptionalInt.of(before.position()) : reached;
            if (before.kind() != StageKind.NURTURE && from.isPresent()) {
                boolean back = stage.mainLine()
                        ? stage.position() < from.getAsInt()
                        : stage.kind() == StageKind.NURTURE && from.getAsInt() >= mql;
                if (back) {
                    returns.add(new Standing(stage.id(), step.at()));
                }
            }
            if (stage.mainLine()) {
                reached = OptionalInt.of(Math.max(reached.orElse(stage.position()), stage.position()));
            }
            before = stage;
        }
        return returns;
    }
}
