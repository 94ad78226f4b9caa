package dev.accord.leads;

import dev.accord.timetable.Piece;
import dev.accord.timetable.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** At night, when nobody waits: what figures are restated by is looked at anew, one version after the other. */
@Component
class RestatementRenewal implements RecurringJob {

    private static final int NIGHT_ENDS = 5;
    private static final Duration OLD = Duration.ofHours(12);

    private final Restatements restatements;
    private final Clock clock;
    private final ZoneId zone;

    RestatementRenewal(Restatements restatements, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        this.restatements = restatements;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String key() {
        return "restatements";
    }

    @Override
    public String purpose() {
        return "Restates figures anew at night, where somebody asked for it";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Piece work(Optional<String> after) {
        Instant now = clock.instant();
        boolean night = now.atZone(zone).getHour() < NIGHT_ENDS;
        return Piece.last(night && restatements.renewOldest(now.minus(OLD)) ? 1 : 0);
    }
}
