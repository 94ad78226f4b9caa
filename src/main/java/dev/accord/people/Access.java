package dev.accord.people;

/** Who may do what, as the expressions that the services carry. Whose leads and offers is decided by the services. */
public final class Access {

    public static final String SIGNED_IN = "isAuthenticated()";
    public static final String ADMINISTRATORS = "hasRole('ADMIN')";
    /** Those who work on leads that Marketing owns. */
    public static final String MARKETING = "hasAnyRole('MARKETER', 'MARKETING_LEAD')";
    /** Those who take handoffs over. */
    public static final String SALES = "hasAnyRole('SALES_REP', 'SALES_MANAGER')";
    /** Those who bring data in. */
    public static final String IMPORTERS = "hasAnyRole('MARKETER', 'MARKETING_LEAD', 'SALES_MANAGER', 'ADMIN')";
    /** Those who answer for the revenue goal. */
    public static final String GOAL_SETTERS = "hasAnyRole('MARKETING_LEAD', 'SALES_MANAGER', 'ADMIN')";
    /** Those who change leads: everybody but executives. */
    public static final String WORKERS =
            "hasAnyRole('MARKETER', 'MARKETING_LEAD', 'SALES_REP', 'SALES_MANAGER', 'ADMIN')";

    /** Those who may sign for a department; for which one is decided by the services. */
    public static final String SIGNERS = "hasAnyRole('MARKETING_LEAD', 'SALES_MANAGER', 'EXECUTIVE', 'ADMIN')";

    private Access() {}
}
