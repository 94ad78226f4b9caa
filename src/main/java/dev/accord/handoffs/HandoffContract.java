package dev.accord.handoffs;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What was agreed for one handover: a lead that enters the stage is offered by the giving to the taking department.
 *
 * @param stage where the lead stands when it is offered
 * @param acceptedStage where acceptance moves it
 * @param instruction what happens next
 * @param requiredFields the packet, as names of lead fields joined by a blank
 * @param respondMinutes until the answer is due, in business minutes of the taker
 * @param warnMinutes how long before the due time the warning comes, in business minutes of the taker
 * @param researchMinutes until the research of a dispute is due, in business minutes of the giver
 */
public record HandoffContract(
        Id id,
        Id stage,
        int version,
        Id acceptedStage,
        String giver,
        String taker,
        String instruction,
        String requiredFields,
        int respondMinutes,
        int warnMinutes,
        int researchMinutes)
        implements Serializable {

    public List<String> packet() {
        return Arrays.stream(requiredFields.split(" "))
                .filter(field -> !field.isBlank())
                .toList();
    }
}
