package dev.accord.disputes;

import dev.accord.leads.OpenWork;
import org.springframework.stereotype.Component;

/** Disputes without a verdict: it is the verdict that says where the lead goes. */
@Component
class OpenDisputes implements OpenWork {

    @Override
    public String key() {
        return "dispute";
    }

    @Override
    public String label() {
        return "With an open dispute";
    }

    @Override
    public String leads() {
        return "SELECT DISTINCT d.lead_id FROM dispute d WHERE d.state IN ('RAISED', 'IN_RESEARCH', 'VERDICT_DUE')";
    }

    @Override
    public boolean holdsStage() {
        return true;
    }

    @Override
    public boolean holdsOwner() {
        return true;
    }

    @Override
    public String reason() {
        return "it has a dispute without a verdict";
    }
}
