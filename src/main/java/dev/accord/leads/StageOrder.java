package dev.accord.leads;

import dev.accord.glossary.criteria.Spans;
import dev.accord.leads.qualification.Moments;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stages, what an entry into each counts for, and how far along each was at any time.
 *
 * @param eras the orders that the stages have had, the oldest first; the last one is today's
 */
record StageOrder(Lifecycle.Stages stages, Map<Id, Stage> byId, Map<Id, List<Passed>> passages, List<Era> eras) {

    /**
     * A stage that is passed by an entry.
     *
     * @param skipped the entry is no own one: the stage lies before
     * @param until only an entry before that moment, in microseconds, passes it
     */
    record Passed(Id stage, boolean skipped, long until) {}

    /**
     * How far along a stage is.
     *
     * @param onMain whether it lies on the way to a win, by itself or by what it is part of
     * @param height parts that stand side by side are as far along as their whole
     * @param last the same of the last of its steps: who goes there has not gone back
     */
    record Height(boolean onMain, int height, int last) {}

    /** An order of the stages, with the moment at which it ended, in microseconds. */
    record Era(long until, int mql, Map<Id, Height> heights) {

        Height height(Id stage) {
            return Objects.requireNonNull(heights.get(stage), () -> "there is no stage " + stage);
        }
    }

    /** @param former the positions until a moment; a stage that was not there then is missing */
    static StageOrder of(Lifecycle.Stages stages, SortedMap<Instant, Map<Id, Integer>> former) {
        Map<Id, List<Passed>> passages = new HashMap<>();
        StageReach.of(stages).byStage().forEach((stage, counting) -> {
            counting.own()
                    .forEach(entered -> passages.computeIfAbsent(new Id(entered), id -> new ArrayList<>())
                            .add(new Passed(stage, false, Spans.NO_END)));
            @Nullable Instant until = counting.until();
            counting.beyond()
                    .forEach(entered -> passages.computeIfAbsent(new Id(entered), id -> new ArrayList<>())
                            .add(new Passed(stage, true, until == null ? Spans.NO_END : Moments.of(until))));
        });
        List<Era> eras = new ArrayList<>();
        former.forEach((until, positions) -> eras.add(era(stages, positions, Moments.of(until))));
        eras.add(
                era(stages, stages.all().stream().collect(Collectors.toMap(Stage::id, Stage::position)), Spans.NO_END));
        return new StageOrder(
                stages,
                stages.all().stream().collect(Collectors.toMap(Stage::id, Function.identity())),
                passages,
                eras);
    }

    private static Era era(Lifecycle.Stages stages, Map<Id, Integer> positions, long until) {
        // even where it was retired: there is one at the top for each kind
        Stage mql = stages.tops().stream()
                .filter(stage -> stage.kind() == StageKind.MQL)
                .findFirst()
                .orElseThrow();
        return new Era(
                until,
                position(mql, positions),
                stages.all().stream().collect(Collectors.toMap(Stage::id, stage -> height(stage, stages, positions))));
    }

    private static Height height(Stage stage, Lifecycle.Stages stages, Map<Id, Integer> positions) {
        Stage step = Places.step(stage, stages, positions);
        return new Height(
                stages.line(stage).getLast().mainLine(),
                position(step, positions),
                stages.tree(step).stream()
                        .filter(part -> positions.containsKey(part.id()))
                        .mapToInt(part -> position(part, positions))
                        .max()
                        .orElse(step.position()));
    }

    private static int position(Stage stage, Map<Id, Integer> positions) {
        return positions.getOrDefault(stage.id(), stage.position());
    }

    Stage stage(Id id) {
        return Objects.requireNonNull(byId.get(id), () -> "there is no stage " + id);
    }

    List<Passed> passedBy(Id entered) {
        return passages.getOrDefault(entered, List.of());
    }

    /** The order that the stages had at that moment, in microseconds. */
    Era at(long moment) {
        for (Era era : eras) {
            if (moment < era.until()) {
                return era;
            }
        }
        return eras.getLast();
    }
}
