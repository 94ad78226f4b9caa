package dev.accord.handoffs;

import dev.accord.leads.Lifecycle;
import dev.accord.leads.Stage;
import dev.accord.shared.Id;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The contracts in force at one moment, for work on many leads at once. */
record Agreed(List<HandoffContract> contracts) {

    /** More than there are stages above a stage. */
    private static final int BEST = 1_000;

    /** The stages into which a handover leads. */
    Set<Id> stages() {
        return contracts.stream().map(HandoffContract::stage).collect(Collectors.toSet());
    }

    /**
     * The one that fits best: that of a part before that of the whole, then by {@link Jump#fit}. Who goes from one part to
     * another has not entered the whole again.
     *
     * @param came empty where it is the lead's first entry
     */
    Optional<HandoffContract> by(Optional<Stage> came, Stage entered, Lifecycle.Stages stages) {
        List<Stage> from = came.map(stages::line).orElse(List.of());
        return stages.line(entered).stream()
                .filter(stage -> came.equals(Optional.of(entered)) || !from.contains(stage))
                .flatMap(stage -> by(from, stage.id()).stream())
                .findFirst();
    }

    private Optional<HandoffContract> by(List<Stage> from, Id entered) {
        return contracts.stream()
                .filter(contract -> fit(contract, from, entered) > 0)
                .max(Comparator.comparingInt(contract -> fit(contract, from, entered)));
    }

    /** A jump from a part is one from the whole, too; a contract that names the part fits better. */
    private static int fit(HandoffContract contract, List<Stage> from, Id entered) {
        Jump jump = contract.handover().jump();
        if (from.isEmpty()) {
            return jump.fit(Optional.empty(), entered) * BEST;
        }
        int fit = 0;
        for (int above = 0; above < from.size(); above++) {
            int each = jump.fit(Optional.of(from.get(above).id()), entered) * BEST;
            fit = Math.max(fit, each == 0 ? 0 : each - above);
        }
        return fit;
    }
}
