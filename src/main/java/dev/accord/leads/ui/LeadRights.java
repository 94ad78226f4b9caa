package dev.accord.leads.ui;

import dev.accord.leads.LeadCard;
import dev.accord.leads.MoveRights;
import dev.accord.leads.Stage;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import java.util.Optional;

/** What is offered to whom on a lead's page. The services decide; this only keeps useless buttons away. */
final class LeadRights {

    private LeadRights() {}

    static boolean mayLog(SignedIn who) {
        return who.roles().stream().anyMatch(role -> role != Role.EXECUTIVE);
    }

    static boolean mayChangeMany(SignedIn who) {
        return mayLog(who);
    }

    /** Some records only; {@code Merges} says of which. */
    static boolean mayMerge(SignedIn who) {
        return mayLog(who);
    }

    static boolean mayForget(SignedIn who) {
        return who.roles().contains(Role.ADMIN);
    }

    static boolean mayMove(SignedIn who, LeadCard lead, Stage stage) {
        return MoveRights.allow(who, stage.department(), Optional.ofNullable(lead.ownerId()));
    }
}
