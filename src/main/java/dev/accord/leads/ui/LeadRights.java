package dev.accord.leads.ui;

import dev.accord.leads.LeadCard;
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

    static boolean mayMove(SignedIn who, LeadCard lead, Stage stage) {
        boolean marketing = (who.is(Role.MARKETER) || who.is(Role.MARKETING_LEAD))
                && stage.department().equals("MARKETING");
        boolean own = who.person().isPresent() && who.person().equals(Optional.ofNullable(lead.ownerId()));
        return marketing || who.is(Role.SALES_MANAGER) || who.is(Role.ADMIN) || (who.is(Role.SALES_REP) && own);
    }
}
