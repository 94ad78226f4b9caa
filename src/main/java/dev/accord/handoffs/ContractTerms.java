package dev.accord.handoffs;

import dev.accord.people.Role;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the departments agree on for a handover.
 *
 * @param giver the code of the department that hands over, and researches disputes
 * @param taker the code of the department that takes over. Never Marketing: what goes back to it is repositioned
 * @param instruction what happens next, to be read by the responsible person
 * @param responsible the role of the person an offer goes to
 * @param packet the fields of the lead that must be filled
 * @param acceptedStage where acceptance moves the lead
 * @param team offers go to the people of this team only; null for the whole department
 * @param ends by this version the handover ends: nobody is offered by it any more
 */
public record ContractTerms(
        String giver,
        String taker,
        String instruction,
        Role responsible,
        List<String> packet,
        Id acceptedStage,
        ContractClock clock,
        Routing routing,
        @Nullable Id team,
        OnBreach onBreach,
        boolean ends)
        implements Serializable {

    private static final int LONGEST_INSTRUCTION = 500;

    public ContractTerms {
        instruction = instruction.strip();
        packet = Packet.checked(packet);
        if (instruction.isEmpty() || instruction.length() > LONGEST_INSTRUCTION) {
            throw Refused.invalid(
                    "bad-instruction", "say what happens next, in at most %d characters", LONGEST_INSTRUCTION);
        }
        if (giver.equals(taker)) {
            throw Refused.invalid("bad-taker", "a handover goes from one department to another");
        }
        if (taker.equals("MARKETING")) {
            throw Refused.invalid("bad-taker", "Marketing takes no handoffs: what goes back to it is repositioned");
        }
        if (responsible != Role.SALES_REP && responsible != Role.SALES_MANAGER) {
            throw Refused.invalid("bad-role", "a %s cannot take leads over", responsible.label());
        }
    }
}
