package dev.accord.glossary;

import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what with a draft: docs/decisions/0016-who-signs-a-definition.md. */
public final class DraftPolicy {

    private static final Set<Role> LEADERS = EnumSet.of(Role.MARKETING_LEAD, Role.SALES_MANAGER, Role.ADMIN);

    private DraftPolicy() {}

    /** Whoever works with leads may propose: a draft changes nothing. Executives discuss and sign, but write nothing. */
    public static boolean mayPropose(SignedIn who) {
        return who.roles().stream().anyMatch(role -> role != Role.EXECUTIVE);
    }

    /** The one who proposed it, and those who lead; others discuss. */
    public static boolean mayChange(SignedIn who, VersionCard draft) {
        boolean proposedIt = who.person()
                .filter(person -> person.equals(draft.proposed().personId()))
                .isPresent();
        return (proposedIt && mayPropose(who)) || who.roles().stream().anyMatch(LEADERS::contains);
    }

    /**
     * The marketing lead for Marketing and a sales manager for Sales. An executive signs for the department they belong
     * to; for a department without a lead of its own also an executive or administrator who belongs to none.
     */
    public static boolean maySign(SignedIn who, String department) {
        boolean belongs = who.department().filter(department::equals).isPresent();
        boolean ofNone = who.department().isEmpty();
        return switch (department) {
            case "MARKETING" -> who.is(Role.MARKETING_LEAD) || (belongs && who.is(Role.EXECUTIVE));
            case "SALES" -> who.is(Role.SALES_MANAGER) || (belongs && who.is(Role.EXECUTIVE));
            default -> (belongs || ofNone) && (who.is(Role.EXECUTIVE) || who.is(Role.ADMIN));
        };
    }
}
