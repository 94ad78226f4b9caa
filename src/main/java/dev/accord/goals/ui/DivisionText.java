package dev.accord.goals.ui;

import dev.accord.goals.Division;
import dev.accord.goals.Owner;
import dev.accord.goals.Progress;
import java.math.BigDecimal;

/** How it is said what the parts of a target add up to: "88,000 EUR, 5,000 EUR less than the target (2 of 3 teams)". */
final class DivisionText {

    private DivisionText() {}

    static String of(Progress progress, Division division, Owner owner) {
        String sum = "%s, %s".formatted(ProgressText.full(progress, division.sum()), gap(progress, division.gap()));
        return division.planned() == division.parts()
                ? sum
                : "%s (%d of %d %s)".formatted(sum, division.planned(), division.parts(), parts(owner));
    }

    /** How far a sum is from the target, in words. */
    static String gap(Progress progress, BigDecimal gap) {
        return switch (gap.signum()) {
            case 0 -> "as much as the target";
            case 1 -> ProgressText.full(progress, gap) + " more than the target";
            default -> ProgressText.full(progress, gap.negate()) + " less than the target";
        };
    }

    /** What those are called who have a part in an owner's targets. */
    static String parts(Owner owner) {
        return owner.equals(Owner.COMPANY) ? "teams" : "people";
    }
}
