package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries pass a stage, as it follows from the tree of stages; docs/decisions/0013 says why.
 *
 * <p>An entry into a stage is one into each stage that it is part of and that it was merged into. And where it is a step
 * on the main line, it passes the steps before it, with the steps that those consist of, as skipped.
 */
record StageReach(Map<Id, Counting> byStage) {

    /**
     * What passes one stage.
     *
     * @param own entries into these are its own
     * @param beyond entries into these pass it as skipped
     * @param until only entries before that moment can have skipped it; null where it is in use
     */
    record Counting(
            Set<Long> own, Set<Long> beyond, @Nullable Instant until) {

        static final Counting NOTHING = new Counting(Set.of(), Set.of(), null);

        private Counting among(Set<Long> known) {
            Set<Long> earlier = beyond.stream().filter(known::contains).collect(Collectors.toSet());
            return new Counting(
                    own.stream().filter(known::contains).collect(Collectors.toSet()),
                    earlier,
                    earlier.isEmpty() ? null : until);
        }

        boolean isReachedFrom(Id entered) {
            return own.contains(entered.value()) || beyond.contains(entered.value());
        }
    }

    static StageReach of(Lifecycle.Stages stages) {
        Map<Id, Set<Long>> own = new HashMap<>();
        Map<Id, Set<Long>> beyond = new HashMap<>();
        for (Stage entered : stages.all()) {
            Set<Id> counted = new TreeSet<>();
            count(entered, stages, counted);
            Set<Id> skipped = new TreeSet<>();
            counted.stream()
                    .map(stages::byId)
                    .filter(Stage::mainLine)
                    .forEach(step -> stages.siblings(step).stream()
                            .filter(Stage::mainLine)
                            .filter(earlier -> earlier.position() < step.position())
                            .forEach(earlier -> skip(earlier, stages, skipped)));
            skipped.removeAll(counted);
            counted.forEach(passed -> own.computeIfAbsent(passed, id -> new TreeSet<>())
                    .add(entered.id().value()));
            skipped.forEach(passed -> beyond.computeIfAbsent(passed, id -> new TreeSet<>())
                    .add(entered.id().value()));
        }
        Map<Id, Counting> byStage = new HashMap<>();
        for (Stage stage : stages.all()) {
            Set<Long> later = beyond.getOrDefault(stage.id(), Set.of());
            byStage.put(
                    stage.id(),
                    new Counting(
                            own.getOrDefault(stage.id(), Set.of()), later, later.isEmpty() ? null : stage.retiredAt()));
        }
        return new StageReach(Map.copyOf(byStage));
    }

    private static void count(Stage stage, Lifecycle.Stages stages, Set<Id> counted) {
        if (counted.add(stage.id())) {
            stages.parent(stage).ifPresent(whole -> count(whole, stages, counted));
            stages.mergedInto(stage).ifPresent(heir -> count(heir, stages, counted));
        }
    }

    private static void skip(Stage step, Lifecycle.Stages stages, Set<Id> skipped) {
        skipped.add(step.id());
        stages.parts(step).stream().filter(Stage::mainLine).forEach(part -> skip(part, stages, skipped));
    }

    Counting of(Id stage) {
        return byStage.getOrDefault(stage, Counting.NOTHING);
    }

    /** The stages of which other entries count than before. Nobody has entered yet what was not there before. */
    List<Id> differingFrom(StageReach before) {
        Set<Long> known = before.byStage().keySet().stream().map(Id::value).collect(Collectors.toSet());
        return byStage.keySet().stream()
                .filter(stage -> !of(stage).among(known).equals(before.of(stage)))
                .sorted()
                .toList();
    }
}
