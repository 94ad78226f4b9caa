package dev.accord.leads;

import dev.accord.shared.Id;
import java.util.List;

/**
 * People of the portal called leads, wrote to them or met them. The activities themselves are the record of it, so it is
 * no event of the audit trail.
 *
 * @param activities the outbound calls, mails and meetings
 */
public record LeadsTouched(List<Id> activities) {

    public LeadsTouched {
        activities = List.copyOf(activities);
    }
}
