package dev.accord.goals;

import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import java.util.Optional;

/** Which changes have to be agreed to, and by whom: docs/decisions/0038-targets.md. */
final class Agreement {

    private static final String MARKETING = "MARKETING";
    private static final String SALES = "SALES";

    private Agreement() {}

    /**
     * For which department they would change what both have agreed on. Empty where nobody else has to agree: they lead both,
     * are an executive, who could agree to it, or an administrator, who corrects.
     */
    static Optional<String> soughtBy(SignedIn who) {
        boolean marketing = who.is(Role.MARKETING_LEAD);
        boolean sales = who.is(Role.SALES_MANAGER);
        return marketing == sales || who.is(Role.EXECUTIVE) || who.is(Role.ADMIN)
                ? Optional.empty()
                : Optional.of(marketing ? MARKETING : SALES);
    }

    /** The head of the other department, or an executive; never who has proposed it. */
    static boolean mayGive(SignedIn who, GoalChange change) {
        boolean other = change.department()
                .filter(department ->
                        department.equals(MARKETING) ? who.is(Role.SALES_MANAGER) : who.is(Role.MARKETING_LEAD))
                .isPresent();
        return isOpen(change) && !isTheirs(who, change) && (other || who.is(Role.EXECUTIVE));
    }

    /** Who has proposed it, or leads the same department. */
    static boolean mayWithdraw(SignedIn who, GoalChange change) {
        boolean same = change.department()
                .filter(department ->
                        department.equals(MARKETING) ? who.is(Role.MARKETING_LEAD) : who.is(Role.SALES_MANAGER))
                .isPresent();
        return isOpen(change) && (isTheirs(who, change) || same);
    }

    private static boolean isOpen(GoalChange change) {
        return change.state() == GoalChange.State.PROPOSED;
    }

    private static boolean isTheirs(SignedIn who, GoalChange change) {
        return who.person().isPresent() && who.person().equals(change.person());
    }
}
