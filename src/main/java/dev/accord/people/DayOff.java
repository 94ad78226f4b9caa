package dev.accord.people;

import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A day on which a team does not work, or closes early.
 *
 * @param closesAt on a half day, when the work ends; empty where the team does not work at all
 */
public record DayOff(LocalDate day, String name, Optional<LocalTime> closesAt) implements Serializable {

    private static final int LONGEST_NAME = 120;

    public DayOff {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refused.invalid(
                    "bad-day-off", "%s needs a name of at most %d characters, such as Christmas", day, LONGEST_NAME);
        }
    }
}
