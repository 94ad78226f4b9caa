package dev.accord.testing;

import dev.accord.people.Acting;
import dev.accord.people.People;
import dev.accord.people.Role;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The people of the tests: one for each role, and a second rep in the same team. */
@Component
public class Cast {

    public static final String PASSWORD = "a long enough password";

    private final People people;
    private final Acting acting;

    Cast(People people, Acting acting) {
        this.people = people;
        this.acting = acting;
    }

    /** Who plays. */
    public record Players(
            Id marketer, Id marketingLead, Id rep, Id otherRep, Id manager, Id executive, Id administrator) {}

    public Players enter() {
        return acting.asPortal(() -> {
            WorkingHours hours = WorkingHours.officeHours(ZoneId.of("UTC"));
            Id marketing = people.found("Demand", "MARKETING", hours);
            Id sales = people.found("Field", "SALES", hours);
            return new Players(
                    person("tess.marketer", Role.MARKETER, Optional.of(marketing)),
                    person("tess.lead", Role.MARKETING_LEAD, Optional.of(marketing)),
                    person("tess.rep", Role.SALES_REP, Optional.of(sales)),
                    person("tess.rep2", Role.SALES_REP, Optional.of(sales)),
                    person("tess.manager", Role.SALES_MANAGER, Optional.of(sales)),
                    person("tess.executive", Role.EXECUTIVE, Optional.empty()),
                    person("tess.admin", Role.ADMIN, Optional.empty()));
        });
    }

    private Id person(String username, Role role, Optional<Id> team) {
        return people.welcome(username, "Test", role.label(), EnumSet.of(role), team, PASSWORD, false);
    }

    public <T> T as(Id person, Supplier<T> work) {
        return acting.as(person, work);
    }

    public void as(Id person, Runnable work) {
        acting.as(person, () -> {
            work.run();
            return "";
        });
    }
}
