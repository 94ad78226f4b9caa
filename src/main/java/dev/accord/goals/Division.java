package dev.accord.goals;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A target beside what the targets of those add up to who have a part in it: of the company its teams, of a team its people.
 *
 * @param planned how many of them have a target that speaks of the period
 * @param parts how many there are
 */
public record Division(BigDecimal target, BigDecimal sum, int planned, int parts) implements Serializable {

    /** How much more than the target they add up to; negative where that is less. */
    public BigDecimal gap() {
        return sum.subtract(target);
    }
}
