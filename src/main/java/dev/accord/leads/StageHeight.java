package dev.accord.leads;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far along a stage was while an order of the stages lasted, to tell who went back.
 *
 * @param era counts the orders, the oldest first
 * @param from null: since ever
 * @param until null: until today
 * @param last the height of the last of its steps
 * @param mql the height of the MQL stage
 */
record StageHeight(
        long stage,
        int era,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean onMain,
        int height,
        int last,
        int mql) {

    /** @param former the positions until a moment; a stage that was not there then is missing */
    static List<StageHeight> of(Lifecycle.Stages stages, SortedMap<Instant, Map<Id, Integer>> former) {
        List<StageHeight> heights = new ArrayList<>();
        @Nullable Instant from = null;
        int era = 0;
        for (Map.Entry<Instant, Map<Id, Integer>> order : former.entrySet()) {
            heights.addAll(of(stages, order.getValue(), era, from, order.getKey()));
            from = order.getKey();
            era++;
        }
        Map<Id, Integer> today = new HashMap<>();
        stages.all().forEach(stage -> today.put(stage.id(), stage.position()));
        heights.addAll(of(stages, today, era, from, null));
        heights.sort(Comparator.comparingLong(StageHeight::stage).thenComparingInt(StageHeight::era));
        return List.copyOf(heights);
    }

    private static List<StageHeight> of(
            Lifecycle.Stages stages,
            Map<Id, Integer> positions,
            int era,
            @Nullable Instant from,
            @Nullable Instant until) {
        Stage mql = stages.tops().stream()
                .filter(stage -> stage.kind() == StageKind.MQL)
                .findFirst()
                .orElseThrow();
        return stages.all().stream()
                .map(stage -> {
                    Stage step = Places.step(stage, stages, positions);
                    return new StageHeight(
                            stage.id().value(),
                            era,
                            from,
                            until,
                            stages.line(stage).getLast().mainLine(),
                            position(step, positions),
                            stages.tree(step).stream()
                                    .filter(part -> positions.containsKey(part.id()))
                                    .mapToInt(part -> position(part, positions))
                                    .max()
                                    .orElse(step.position()),
                            position(mql, positions));
                })
                .toList();
    }

    private static int position(Stage stage, Map<Id, Integer> positions) {
        return positions.getOrDefault(stage.id(), stage.position());
    }
}
