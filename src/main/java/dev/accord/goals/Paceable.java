package dev.accord.goals;

import java.util.List;
import java.util.Set;

/** What goals can be set for. */
final class Paceable {

    /** Revenue and the unified metrics first. */
    private static final List<String> ALL = List.of(
            GoalTrees.REVENUE,
            "leads-generated",
            "booked-meetings",
            "opportunity-value",
            "web-traffic",
            "traffic-to-mql",
            "mql-to-sql",
            "cost-per-lead",
            "calls-made",
            "deal-velocity",
            "sql-to-opportunity",
            "opportunity-to-close",
            "win-rate");

    /** Visits and spend are of channels, and no team's or person's. */
    private static final Set<String> OF_THE_COMPANY = Set.of("web-traffic", "traffic-to-mql", "cost-per-lead");

    private Paceable() {}

    static List<String> by(Owner owner) {
        return ALL.stream().filter(metric -> fits(metric, owner)).toList();
    }

    static boolean fits(String metric, Owner owner) {
        return owner.equals(Owner.COMPANY) || !OF_THE_COMPANY.contains(metric);
    }
}
