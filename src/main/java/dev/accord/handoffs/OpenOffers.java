package dev.accord.handoffs;

import dev.accord.leads.OpenWork;
import org.springframework.stereotype.Component;

/** Offers that await their answer. */
@Component
class OpenOffers implements OpenWork {

    @Override
    public String key() {
        return "handoff";
    }

    @Override
    public String label() {
        return "With an open handoff";
    }

    @Override
    public String leads() {
        return "SELECT h.open_lead_id AS lead_id FROM handoff h WHERE h.state = 'OFFERED' AND h.open_lead_id IS NOT NULL";
    }

    /** A lead that moves on takes its offer back. */
    @Override
    public boolean holdsStage() {
        return false;
    }

    @Override
    public boolean holdsOwner() {
        return true;
    }

    @Override
    public String reason() {
        return "it is offered: who gets the offer is responsible";
    }
}
