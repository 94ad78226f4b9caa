package dev.accord.handoffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.accord.handoffs.HandoffContract;
import dev.accord.ui.StateTag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the versions of one handover stand. */
final class ContractState {

    private ContractState() {}

    static Optional<HandoffContract> inForce(List<HandoffContract> versions, Instant now) {
        return versions.stream()
                .filter(version -> version.isSigned() && !takesEffectAfter(version, now))
                .max(Comparator.comparingInt(HandoffContract::version));
    }

    private static boolean takesEffectAfter(HandoffContract version, Instant now) {
        return Objects.requireNonNull(version.effectiveFrom()).isAfter(now);
    }

    /** Such as "v2 in force" and "Draft of v3". */
    static Component summary(List<HandoffContract> versions, Instant now) {
        Div tags = new Div();
        tags.addClassName("accord-actions");
        inForce(versions, now).ifPresent(version -> tags.add(of(version, versions, now)));
        versions.stream()
                .filter(version -> version.isDraft() || (version.isSigned() && takesEffectAfter(version, now)))
                .forEach(version -> tags.add(of(version, versions, now)));
        if (tags.getComponentCount() == 0) {
            tags.add(new StateTag("Given up"));
        }
        return tags;
    }

    static StateTag of(HandoffContract version, List<HandoffContract> versions, Instant now) {
        String name = "v" + version.version();
        if (version.discardedAt() != null) {
            return new StateTag(name + " given up");
        }
        if (version.isDraft()) {
            return new StateTag("Draft of " + name, StateTag.Tone.DUE);
        }
        if (takesEffectAfter(version, now)) {
            return new StateTag(name + " signed, not yet in force", StateTag.Tone.ACTUAL);
        }
        if (!inForce(versions, now).equals(Optional.of(version))) {
            return new StateTag(name + " was in force");
        }
        return version.terms().ends()
                ? new StateTag("Ended by " + name)
                : new StateTag(name + " in force", StateTag.Tone.ACTUAL);
    }
}
