package dev.accord.leads;

/** How a lead is called, as SQL on {@code lead_record l}: every list and every message calls it the same. */
public final class LeadName {

    /** By its name; without one by its address, and without that by what its source calls it. */
    public static final String SQL =
            "COALESCE(NULLIF(TRIM(CONCAT(COALESCE(l.first_name, ''), ' ', COALESCE(l.last_name, ''))), ''), l.email,"
                    + " l.external_id)";

    /** The same with the company, where that is known. */
    public static final String WITH_COMPANY = "CONCAT_WS(', ', " + SQL + ", NULLIF(l.company, ''))";

    private LeadName() {}
}
