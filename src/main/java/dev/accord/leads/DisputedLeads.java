package dev.accord.leads;

/** Knows which leads sales disputed. The module of the handoffs does it; leads only count them. */
public interface DisputedLeads {

    /** A query of the {@code lead_id} of each lead that was ever disputed. */
    String query();
}
