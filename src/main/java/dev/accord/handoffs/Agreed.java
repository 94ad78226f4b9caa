package dev.accord.handoffs;

import dev.accord.shared.Id;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The contracts in force at one moment, for work on many leads at once. */
record Agreed(List<HandoffContract> contracts) {

    /** The stages into which a handover leads. */
    Set<Id> stages() {
        return contracts.stream().map(HandoffContract::stage).collect(Collectors.toSet());
    }

    /** The one that fits best, see {@link Jump#fit}. @param came empty where it is the lead's first entry */
    Optional<HandoffContract> by(Optional<Id> came, Id entered) {
        return contracts.stream()
                .filter(contract -> contract.handover().jump().fit(came, entered) > 0)
                .max(Comparator.comparingInt(
                        contract -> contract.handover().jump().fit(came, entered)));
    }
}
