package dev.accord.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.shared.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Period JULY = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1), ZURICH);

    @ParameterizedTest
    @CsvSource({
        // over, or not begun: the whole of the other
        "2026-08-01T00:00:00Z, PREVIOUS, 2026-06-01, 2026-07-01",
        "2026-06-30T21:59:59Z, PREVIOUS, 2026-06-01, 2026-07-01",
        // under way: as many days as have begun in Zurich
        "2026-06-30T22:00:00Z, PREVIOUS, 2026-06-01, 2026-06-02",
        "2026-07-10T12:00:00Z, PREVIOUS, 2026-06-01, 2026-06-11",
        "2026-07-10T12:00:00Z, YEAR_AGO, 2025-07-01, 2025-07-11",
        // June has no day more
        "2026-07-31T12:00:00Z, PREVIOUS, 2026-06-01, 2026-07-01"
    })
    void isWithAsManyDaysAsHaveBegun(Instant now, Comparison comparison, LocalDate from, LocalDate to) {
        assertThat(comparison.with(JULY, now)).isEqualTo(new Period(from, to, ZURICH));
    }
}
