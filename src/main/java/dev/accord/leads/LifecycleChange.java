package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that an administrator wants to change about the stages. */
public sealed interface LifecycleChange extends Serializable {

    /** Another label; the key stays. */
    record Rename(Id stage, String label) implements LifecycleChange {}

    /** Another icon, or another department that owns the leads in it. */
    record Describe(Id stage, StageIcon icon, String department) implements LifecycleChange {}

    /** Before the one that it follows, or after the one that follows it; its parts go along. */
    record Shift(Id stage, boolean up) implements LifecycleChange {}

    /**
     * Divides a stage further. The leads that stand in it stay there, or are distributed over the new parts.
     *
     * @param steps whether the parts come one after another, so that a later one passes the earlier; otherwise they
     *     stand side by side
     * @param by what the leads are distributed by; null where they stay
     */
    record Split(
            Id stage,
            List<Part> parts,
            boolean steps,
            @Nullable Trait by) implements LifecycleChange {

        public Split {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a divided stage.
     *
     * @param values the leads of which values go there; {@link Trait#UNKNOWN} for those of whom it is not known
     */
    record Part(String label, StageIcon icon, String department, Set<String> values) implements Serializable {

        public Part {
            values = Set.copyOf(values);
        }
    }

    /**
     * Retires a stage and its parts in favour of another: the leads in it move there, and what entered it counts as
     * having entered that.
     *
     * @param offer whether leads that then stand in a stage with a handoff contract are offered
     */
    record Merge(Id stage, Id into, boolean offer) implements LifecycleChange {}

    /**
     * Retires a stage and its parts: the leads in it move to another, and the past stays what it was.
     *
     * @param offer whether leads that then stand in a stage with a handoff contract are offered
     */
    record Retire(Id stage, Id to, boolean offer) implements LifecycleChange {}

    /** Another order of qualification. */
    record Adopt(LifecycleTemplate template) implements LifecycleChange {}
}
