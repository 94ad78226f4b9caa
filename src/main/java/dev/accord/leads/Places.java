package dev.accord.leads;

import dev.accord.glossary.criteria.Spans;
import dev.accord.leads.qualification.Moments;
import dev.accord.leads.qualification.Place;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stages as the evaluation of definitions looks at them: how far along each is, and was in former orders. */
final class Places {

    private Places() {}

    /** @param former the positions until a moment; a stage that was not there then is missing */
    static Map<Id, Place> of(Lifecycle.Stages stages, SortedMap<Instant, Map<Id, Integer>> former) {
        Map<Id, Integer> now = new TreeMap<>();
        stages.all().forEach(stage -> now.put(stage.id(), stage.position()));
        Map<Id, Place> places = new LinkedHashMap<>();
        for (Stage stage : stages.all()) {
            List<Place.Former> before = new ArrayList<>();
            former.forEach((until, positions) ->
                    before.add(new Place.Former(Moments.of(until), along(stage, stages, positions))));
            @Nullable Instant retired = stage.retiredAt();
            places.put(
                    stage.id(),
                    new Place(
                            stage.id(),
                            stage.key(),
                            along(stage, stages, now),
                            stages.line(stage).getLast().mainLine(),
                            stage.kind() == StageKind.DISQUALIFIED,
                            retired == null ? Spans.NO_END : Moments.of(retired),
                            before));
        }
        return places;
    }

    private static int along(Stage stage, Lifecycle.Stages stages, Map<Id, Integer> positions) {
        Stage step = step(stage, stages, positions);
        return positions.getOrDefault(step.id(), step.position());
    }

    /** Who stands in one of several parts that stand side by side is as far as who stands in the whole. */
    static Stage step(Stage stage, Lifecycle.Stages stages, Map<Id, Integer> positions) {
        return stages.line(stage).stream()
                .filter(each -> positions.containsKey(each.id()) && (each.mainLine() || each.isTop()))
                .findFirst()
                .orElse(stage);
    }
}
