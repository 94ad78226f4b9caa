package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change makes of the stages, and which leads it moves.
 *
 * @param summary what it does, such as "merged Partner into Enterprise"
 */
public record LifecyclePlan(
        LifecycleChange change, Lifecycle.Stages before, Lifecycle.Stages after, List<Move> moves, String summary) {

    public LifecyclePlan {
        moves = List.copyOf(moves);
    }

    /**
     * The leads that stand in one of these stages go to another.
     *
     * @param by null: all of them; otherwise those of whom it has one of the values
     */
    public record Move(List<Id> from, Id to, @Nullable Trait by, Set<String> values) {

        public Move {
            from = List.copyOf(from);
            values = Set.copyOf(values);
        }
    }

    /** The stages that the change retires. */
    public List<Stage> retired() {
        return after.all().stream()
                .filter(stage -> !stage.inUse() && before.holds(stage.id()))
                .filter(stage -> before.byId(stage.id()).inUse())
                .toList();
    }
}
