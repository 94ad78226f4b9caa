package dev.accord.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.CalendarPeriod.Grain;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11, November 2026, 2026-11-01, 2026-12-01",
        "2026-Q4, Q4 2026,       2026-10-01, 2027-01-01",
        "2026,    2026,          2026-01-01, 2027-01-01"
    })
    void isReadFromItsWordAndWrittenBack(String word, String label, LocalDate from, LocalDate to) {
        CalendarPeriod period = CalendarPeriod.parse(word);

        assertThat(period.word()).isEqualTo(word);
        assertThat(period.label()).isEqualTo(label);
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
        assertThat(CalendarPeriod.between(from, to)).contains(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-Q5", "2026-13", "2026-1", "26", "this quarter"})
    void refusesEveryOtherWord(String word) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CalendarPeriod.parse(word))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("bad-period"));
    }

    @Test
    void holdsTheDayThatItIsMadeFrom() {
        assertThat(new CalendarPeriod(Grain.QUARTER, LocalDate.of(2026, 12, 31)).word())
                .isEqualTo("2026-Q4");
        assertThat(new CalendarPeriod(Grain.QUARTER, LocalDate.of(2026, 1, 15))
                        .before(1)
                        .word())
                .isEqualTo("2025-Q4");
    }
}
