package dev.accord.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.accord.shared.FiscalCalendar.Division;
import dev.accord.shared.FiscalCalendar.Grain;
import dev.accord.shared.FiscalCalendar.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiscalCalendarTest {

    @ParameterizedTest(name = "{2} is in {3}, {4} and {5} of years from month {0} in {1}")
    @CsvSource({
        "1,  MONTHS,    2026-01-01, FY2026, FY2026-Q1, FY2026-M01",
        "1,  MONTHS,    2026-12-31, FY2026, FY2026-Q4, FY2026-M12",
        "1,  MONTHS,    2024-02-29, FY2024, FY2024-Q1, FY2024-M02",
        "10, MONTHS,    2025-09-30, FY2025, FY2025-Q4, FY2025-M12",
        "10, MONTHS,    2025-10-01, FY2026, FY2026-Q1, FY2026-M01",
        "4,  MONTHS,    2026-03-31, FY2026, FY2026-Q4, FY2026-M12",
        "4,  MONTHS,    2026-04-01, FY2027, FY2027-Q1, FY2027-M01",
        "7,  MONTHS,    2024-02-29, FY2024, FY2024-Q3, FY2024-M08",
        // 1 January 2026 is a Thursday: the nearest Monday lies before it
        "1,  WEEKS_445, 2025-12-28, FY2025, FY2025-Q4, FY2025-M12",
        "1,  WEEKS_445, 2025-12-29, FY2026, FY2026-Q1, FY2026-M01",
        "1,  WEEKS_445, 2026-01-25, FY2026, FY2026-Q1, FY2026-M01",
        "1,  WEEKS_445, 2026-01-26, FY2026, FY2026-Q1, FY2026-M02",
        "1,  WEEKS_445, 2026-02-23, FY2026, FY2026-Q1, FY2026-M03",
        "1,  WEEKS_445, 2026-03-29, FY2026, FY2026-Q1, FY2026-M03",
        "1,  WEEKS_445, 2026-03-30, FY2026, FY2026-Q2, FY2026-M04",
        // 2026 has a 53rd week, which belongs to its last month
        "1,  WEEKS_445, 2027-01-03, FY2026, FY2026-Q4, FY2026-M12",
        "1,  WEEKS_445, 2027-01-04, FY2027, FY2027-Q1, FY2027-M01",
        // 1 January 2021 was a Friday: the nearest Monday lay after it
        "1,  WEEKS_445, 2021-01-03, FY2020, FY2020-Q4, FY2020-M12",
        "1,  WEEKS_445, 2021-01-04, FY2021, FY2021-Q1, FY2021-M01",
        "2,  WEEKS_454, 2026-02-01, FY2026, FY2026-Q4, FY2026-M12",
        "2,  WEEKS_454, 2026-02-02, FY2027, FY2027-Q1, FY2027-M01",
        "2,  WEEKS_454, 2026-03-02, FY2027, FY2027-Q1, FY2027-M02",
        "2,  WEEKS_454, 2026-04-06, FY2027, FY2027-Q1, FY2027-M03",
        "1,  WEEKS_544, 2026-02-02, FY2026, FY2026-Q1, FY2026-M02"
    })
    void aDayIsInItsYearQuarterAndMonth(
            int month, Division division, LocalDate day, String year, String quarter, String fiscalMonth) {
        FiscalCalendar calendar = new FiscalCalendar(month, division);
        assertThat(calendar.spanOf(Grain.YEAR, day).name()).isEqualTo(year);
        assertThat(calendar.spanOf(Grain.QUARTER, day).name()).isEqualTo(quarter);
        assertThat(calendar.spanOf(Grain.MONTH, day).name()).isEqualTo(fiscalMonth);
    }

    @Test
    void aYearInWeeksFromJanuaryIsTheYearOfIsoWeeks() {
        FiscalCalendar calendar = new FiscalCalendar(1, Division.WEEKS_445);
        LocalDate.of(1995, 1, 1)
                .datesUntil(LocalDate.of(2060, 1, 1))
                .forEach(day -> assertThat(calendar.yearOf(day)).isEqualTo(day.get(IsoFields.WEEK_BASED_YEAR)));
    }

    @ParameterizedTest
    @EnumSource(Division.class)
    void theMonthsOfAllYearsFollowOneAnotherWithoutAGap(Division division) {
        for (int month = 1; month <= 12; month++) {
            FiscalCalendar calendar = new FiscalCalendar(month, division);
            LocalDate next = calendar.startOf(1999);
            for (int year = 1999; year < 2050; year++) {
                for (Span span : calendar.spans(Grain.MONTH, year)) {
                    assertThat(span.from()).isEqualTo(next);
                    next = span.to();
                }
                long weeks = ChronoUnit.WEEKS.between(calendar.startOf(year), next);
                assertThat(weeks).isBetween(52L, 53L);
                if (division != Division.MONTHS) {
                    assertThat(next.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                }
            }
        }
    }

    @Test
    void theWeeksOfAYearOf53AreFourFourFiveAndOneMore() {
        FiscalCalendar calendar = new FiscalCalendar(1, Division.WEEKS_445);
        assertThat(calendar.spans(Grain.MONTH, 2026).stream()
                        .map(span -> ChronoUnit.WEEKS.between(span.from(), span.to()))
                        .toList())
                .isEqualTo(List.of(4L, 4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L, 4L, 4L, 6L));
    }

    @Test
    void theQuartersOfAPeriodAreThoseThatItTouches() {
        FiscalCalendar calendar = new FiscalCalendar(10, Division.MONTHS);
        assertThat(calendar.spans(Grain.QUARTER, LocalDate.of(2025, 9, 30), LocalDate.of(2026, 1, 1)).stream()
                        .map(Span::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo("FY2025-Q4 FY2026-Q1");
    }

    @Test
    void aYearBeginsInAMonth() {
        assertThatThrownBy(() -> new FiscalCalendar(13, Division.MONTHS)).isInstanceOf(Refused.class);
    }
}
