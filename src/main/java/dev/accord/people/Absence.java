package dev.accord.people;

import dev.accord.shared.Id;
import java.io.Serializable;
import java.time.LocalDate;

/** Somebody is not there, from the first to the last day, both included, in the zone of their team. */
public record Absence(Id id, Id person, LocalDate from, LocalDate to, String reason) implements Serializable {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
