package dev.accord.leads;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.List;

/** Which leads a bulk change is about. */
public sealed interface Chosen extends Serializable {

    /** These. */
    record These(List<Id> leads) implements Chosen {
        public These {
            leads = List.copyOf(leads);
        }
    }

    /** All that a filter wants at the moment when it is asked. */
    record Matching(LeadFilter filter) implements Chosen {}
}
