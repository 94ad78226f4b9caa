package dev.accord.leads.qualification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Microseconds since 1970, in which the evaluation counts. */
public final class Moments {

    private Moments() {}

    public static long of(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    public static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
