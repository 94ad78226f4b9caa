package dev.accord.leads;

import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may move a lead by hand, or change it otherwise: Marketing those that stand in a stage of Marketing, a rep those
 * that they are responsible for, a sales manager and an administrator all.
 */
public final class MoveRights {

    private static final String MARKETING = "MARKETING";

    private MoveRights() {}

    /** @param department of the stage in which the lead stands */
    public static boolean allow(SignedIn who, String department, Optional<Id> owner) {
        return everywhere(who)
                || (marketing(who) && department.equals(MARKETING))
                || (who.is(Role.SALES_REP) && owner.isPresent() && owner.equals(who.person()));
    }

    /** The same as a condition on a lead {@code l} in a stage {@code s}; {@code :me} is the person's id. */
    static String sql(SignedIn who) {
        if (everywhere(who)) {
            return "TRUE";
        }
        List<String> either = new ArrayList<>(List.of("FALSE"));
        if (marketing(who)) {
            either.add("s.department_code = '" + MARKETING + "'");
        }
        if (who.is(Role.SALES_REP)) {
            either.add("COALESCE(l.owner_id, 0) = :me");
        }
        return "(" + String.join(" OR ", either) + ")";
    }

    private static boolean everywhere(SignedIn who) {
        return who.is(Role.SALES_MANAGER) || who.is(Role.ADMIN);
    }

    private static boolean marketing(SignedIn who) {
        return who.is(Role.MARKETER) || who.is(Role.MARKETING_LEAD);
    }
}
