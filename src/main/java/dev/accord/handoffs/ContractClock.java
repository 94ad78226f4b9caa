package dev.accord.handoffs;

import dev.accord.shared.Refused;
import java.io.Serializable;

/**
 * How long things may take, in business minutes.
 *
 * @param respondMinutes until the answer is due, in the hours of the taker
 * @param warnMinutes how long before the due time the warning comes, in the hours of the taker; 0 for none
 * @param researchMinutes until the research of a dispute is due, in the hours of the giver
 */
public record ContractClock(int respondMinutes, int warnMinutes, int researchMinutes) implements Serializable {

    /** A year of working days of 24 hours; what is longer is a mistake. */
    private static final int MOST = 250 * 24 * 60;

    public ContractClock {
        if (respondMinutes < 1 || respondMinutes > MOST || researchMinutes < 1 || researchMinutes > MOST) {
            throw Refused.invalid("bad-clock", "an answer and a research are due after 1 to %d business minutes", MOST);
        }
        if (warnMinutes < 0 || warnMinutes >= respondMinutes) {
            throw Refused.invalid(
                    "bad-clock",
                    "the warning comes before the due time and after the offer: not %d minutes before the end of %d",
                    warnMinutes,
                    respondMinutes);
        }
    }
}
