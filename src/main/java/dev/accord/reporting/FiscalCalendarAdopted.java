package dev.accord.reporting;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.FiscalCalendar;
import dev.accord.shared.Id;
import java.time.Instant;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** The fiscal years of the company run otherwise than before. */
public record FiscalCalendarAdopted(Instant at, Optional<Id> by, FiscalCalendar calendar) implements DomainEvent {

    @Override
    public String subject() {
        return "fiscal-calendar";
    }

    @Override
    public Optional<Id> subjectId() {
        return Optional.empty();
    }

    @Override
    public String summary() {
        return "fiscal years begin in %s and are divided into %s"
                .formatted(
                        Month.of(calendar.startMonth()).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        calendar.division().label().toLowerCase(Locale.ROOT));
    }
}
