package dev.accord.leads;

/**
 * Work of another module that can be open with leads, such as a handoff that awaits its answer or a dispute without a
 * verdict. Leads are listed by it, and whoever changes many leads at once does not interfere with it.
 */
public interface OpenWork {

    /** The word in an address, such as {@code handoff}. */
    String key();

    /** Such as "With an open handoff". */
    String label();

    /**
     * A query of the leads with which it is open: one column {@code lead_id}, each lead once. There must be an index
     * for all of them, and one for a lead.
     */
    String leads();

    /** Whether such a lead stays where it is until the work is done, however a person wants to move it. */
    boolean holdsStage();

    /** Whether the work itself says who is responsible for such a lead. */
    boolean holdsOwner();

    /** Why it holds, such as "it has a dispute without a verdict". */
    String reason();
}
