package dev.accord.handoffs;

import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what with a contract: docs/decisions/0017-contracts-routing-and-clocks.md. */
public final class ContractPolicy {

    private static final Set<Role> DRAFTERS = EnumSet.of(Role.MARKETING_LEAD, Role.SALES_MANAGER, Role.ADMIN);

    private ContractPolicy() {}

    public static boolean mayDraft(SignedIn who) {
        return who.roles().stream().anyMatch(DRAFTERS::contains);
    }

    /** The marketing lead for Marketing, a sales manager for Sales, an administrator for any other department. */
    public static boolean maySign(SignedIn who, String department) {
        return switch (department) {
            case "MARKETING" -> who.is(Role.MARKETING_LEAD);
            case "SALES" -> who.is(Role.SALES_MANAGER);
            default -> who.is(Role.ADMIN);
        };
    }
}
