package dev.accord.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-04-01, 2026-02-01, 2026-03-01, 2025-03-01, 2025-04-01",
        "2026-01-01, 2026-04-01, 2025-10-01, 2026-01-01, 2025-01-01, 2025-04-01",
        "2024-01-01, 2025-01-01, 2023-01-01, 2024-01-01, 2023-01-01, 2024-01-01",
        "2026-04-01, 2026-10-01, 2025-10-01, 2026-04-01, 2025-04-01, 2025-10-01",
        "2026-03-02, 2026-03-09, 2026-02-23, 2026-03-02, 2025-03-02, 2025-03-09",
        "2024-02-29, 2024-03-01, 2024-02-28, 2024-02-29, 2023-02-28, 2023-03-01",
        "2024-02-28, 2024-02-29, 2024-02-27, 2024-02-28, 2023-02-28, 2023-03-01"
    })
    void isComparedWithTheOneBeforeAndWithTheSameDaysOfTheYearBefore(
            LocalDate from,
            LocalDate to,
            LocalDate previousFrom,
            LocalDate previousTo,
            LocalDate yearAgoFrom,
            LocalDate yearAgoTo) {
        Period period = new Period(from, to, ZoneOffset.UTC);

        assertThat(period.previous()).isEqualTo(new Period(previousFrom, previousTo, ZoneOffset.UTC));
        assertThat(period.aYearBefore()).isEqualTo(new Period(yearAgoFrom, yearAgoTo, ZoneOffset.UTC));
    }
}
