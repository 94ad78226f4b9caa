package dev.accord.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Whether somebody gets an e-mail for each thing, or one for all of an hour or a day. */
public enum Bundling {
    AT_ONCE("At once"),
    HOURLY("Once an hour"),
    DAILY("Once a day, at eight");

    private static final LocalTime DIGEST = LocalTime.of(8, 0);

    /** What is taken back within seconds is not worth an e-mail. */
    private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(15);

    private final String label;

    Bundling(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** When an e-mail goes out that tells of something that is heard of now. */
    Instant after(Instant now, ZoneId zone) {
        return switch (this) {
            case AT_ONCE -> now.plus(SECOND_THOUGHTS);
            case HOURLY ->
                now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            case DAILY -> nextDigest(now.atZone(zone));
        };
    }

    private static Instant nextDigest(ZonedDateTime now) {
        Instant today = now.toLocalDate().atTime(DIGEST).atZone(now.getZone()).toInstant();
        return today.isAfter(now.toInstant())
                ? today
                : now.toLocalDate()
                        .plusDays(1)
                        .atTime(DIGEST)
                        .atZone(now.getZone())
                        .toInstant();
    }
}
