package dev.accord.handoffs;

import dev.accord.leads.DisputedLeads;
import org.springframework.stereotype.Component;

/** A lead is disputed by the answer to its offer. */
@Component
class DisputedOffers implements DisputedLeads {

    @Override
    public String query() {
        return "SELECT lead_id FROM handoff WHERE state = 'DISPUTED'";
    }
}
