package dev.accord.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 2026-03-04T23:00:00Z",
        "2026-07-05, 2026-07-04T22:00:00Z",
        "20260305, 2026-03-04T23:00:00Z",
        "2026/3/5, 2026-03-04T23:00:00Z",
        "05.03.2026, 2026-03-04T23:00:00Z",
        "5.3.26, 2026-03-04T23:00:00Z",
        "31/12/2026, 2026-12-30T23:00:00Z",
        "2026-03-05 09:14, 2026-03-05T08:14:00Z",
        "2026-03-05 09:14:15, 2026-03-05T08:14:15Z",
        "2026-03-05T09:14:15.123456789, 2026-03-05T08:14:15.123456Z",
        "2006-06-15T20:47:07.000Z, 2006-06-15T20:47:07Z",
        "2026-03-05T09:14:15+05:30, 2026-03-05T03:44:15Z",
        "07.03.2026 17:00, 2026-03-07T16:00:00Z",
        "2009-07-14 22:14:45+0800, 2009-07-14T14:14:45Z",
        "13/07/2009T22:14:45-0800, 2009-07-14T06:14:45Z",
        "'13/3/2026 12:05 AM', 2026-03-12T23:05:00Z",
        "'13/3/2026, 2:05 pm', 2026-03-13T13:05:00Z"
    })
    void readsTheUsualSpellings(String cell, Instant moment) throws Unreadable {
        assertThat(new Moments(Optional.empty(), ZURICH, Optional.of(true)).read(cell))
                .isEqualTo(moment);
    }

    @Test
    void readsMonthFirstWhereTheColumnIs() throws Unreadable {
        Moments american = new Moments(Optional.empty(), ZoneId.of("UTC"), Optional.of(false));

        assertThat(american.read("07/15/2009 02:14:45+0800")).isEqualTo("2009-07-14T18:14:45Z");
        assertThat(american.read("03/04/2026")).isEqualTo("2026-03-04T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30.02.2026",
                "2026-13-01",
                "2026-02-30",
                "yesterday",
                "45000",
                "2026-03-05 25:00",
                "13/3/2026 13:05 PM",
                "0000-00-00"
            })
    void rejectsWhatIsNoDate(String cell) {
        assertUnreadable("bad-date", new Moments(Optional.empty(), ZURICH, Optional.of(true)), cell);
    }

    @Test
    void rejectsYearsThatNobodyMeans() {
        assertUnreadable("date-out-of-range", new Moments(Optional.empty(), ZURICH, Optional.empty()), "0202-01-01");
    }

    @Test
    void readsByThePatternThatIsSaidAndStrictly() throws Unreadable {
        Moments moments = new Moments(Optional.of(Moments.pattern("dd-MM-yyyy")), ZURICH, Optional.empty());

        assertThat(moments.read("05-03-2026")).isEqualTo("2026-03-04T23:00:00Z");
        assertThat(moments.read("2026-03-05T00:00:00Z")).isEqualTo("2026-03-05T00:00:00Z");
        assertUnreadable("bad-date", moments, "30-02-2026");
        assertUnreadable("bad-date", moments, "2026-03-05");
    }

    @Test
    void readsMonthsByNameWhereThePatternSaysSo() throws Unreadable {
        Moments moments =
                new Moments(Optional.of(Moments.pattern("MMM d, yyyy hh:mm a")), ZoneId.of("UTC"), Optional.empty());

        assertThat(moments.read("Jan 31, 2026 02:14 PM")).isEqualTo("2026-01-31T14:14:00Z");
    }

    private static void assertUnreadable(String code, Moments moments, String cell) {
        assertThatThrownBy(() -> moments.read(cell))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
