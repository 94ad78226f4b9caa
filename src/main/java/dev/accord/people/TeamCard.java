package dev.accord.people;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.List;

/**
 * A team as others see it.
 *
 * @param daysOff the holidays and half days of its hours, by day
 */
public record TeamCard(Id id, String name, String department, WorkingHours hours, List<DayOff> daysOff)
        implements Serializable {

    public TeamCard {
        daysOff = List.copyOf(daysOff);
    }
}
