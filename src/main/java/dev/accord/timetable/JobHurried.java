package dev.accord.timetable;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody wanted a job to run before its time. */
public record JobHurried(Instant at, Optional<Id> by, String job) implements DomainEvent {

    @Override
    public String subject() {
        return "timetable";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return "let the job " + job + " run before its time";
    }
}
