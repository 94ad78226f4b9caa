package dev.accord.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import dev.accord.testing.Cast;
import dev.accord.testing.DatabaseTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class PresenceTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    @Autowired
    Cast cast;

    @Autowired
    Presence presence;

    @Autowired
    People people;

    @Autowired
    Directory directory;

    Cast.Players players;

    @BeforeEach
    void players() {
        players = cast.enter();
    }

    @Test
    void knowsWhoIsAwayUntilTheLastDayIsOver() {
        cast.as(players.rep(), () -> presence.announce(players.rep(), MONDAY, FRIDAY, "Skiing"));

        assertThat(absences(MONDAY)).singleElement().satisfies(absence -> {
            assertThat(absence.covers(MONDAY)).isTrue();
            assertThat(absence.covers(FRIDAY)).isTrue();
            assertThat(absence.covers(FRIDAY.plusDays(1))).isFalse();
            assertThat(absence.reason()).isEqualTo("Skiing");
        });
        assertThat(absences(FRIDAY)).hasSize(1);
        assertThat(absences(FRIDAY.plusDays(1))).isEmpty();
    }

    @Test
    void takesAnAbsenceBack() {
        Id absence = cast.as(players.rep(), () -> presence.announce(players.rep(), MONDAY, FRIDAY, ""));

        cast.as(players.manager(), () -> presence.withdraw(absence));

        assertThat(absences(MONDAY)).isEmpty();
        assertRefused("unknown-absence", () -> cast.as(players.rep(), () -> presence.withdraw(absence)));
    }

    @Test
    void letsAManagerSpeakForTheirPeopleAndNobodyForOthers() {
        cast.as(players.manager(), () -> presence.announce(players.rep(), MONDAY, MONDAY, "Ill"));

        assertRefused(
                "not-your-people",
                () -> cast.as(players.otherRep(), () -> presence.announce(players.rep(), FRIDAY, FRIDAY, "A prank")));
        assertRefused(
                "not-your-people",
                () -> cast.as(
                        players.marketingLead(), () -> presence.announce(players.rep(), FRIDAY, FRIDAY, "A prank")));
        assertThat(absences(MONDAY)).hasSize(1);
    }

    @Test
    void rejectsDaysThatAreInDisorderOrTakenAlready() {
        assertRefused(
                "bad-days", () -> cast.as(players.rep(), () -> presence.announce(players.rep(), FRIDAY, MONDAY, "")));
        cast.as(players.rep(), () -> presence.announce(players.rep(), MONDAY, FRIDAY, ""));
        assertRefused(
                "already-away",
                () -> cast.as(players.rep(), () -> presence.announce(players.rep(), FRIDAY, FRIDAY.plusDays(3), "")));
    }

    @Test
    void letsOnlyManagersSayHowMuchSomebodyCanTakeOn() {
        cast.as(players.manager(), () -> presence.limit(players.rep(), Optional.of(7)));
        assertThat(capacities()).containsEntry(players.rep(), 7).doesNotContainKey(players.otherRep());

        cast.as(players.manager(), () -> presence.limit(players.rep(), Optional.empty()));
        assertThat(capacities()).isEmpty();
        assertRefused(
                "bad-capacity", () -> cast.as(players.manager(), () -> presence.limit(players.rep(), Optional.of(-1))));
        assertRefused(
                "not-your-people",
                () -> cast.as(players.marketingLead(), () -> presence.limit(players.rep(), Optional.of(3))));
    }

    @Test
    void keepsTheDaysOffOfATeamWithTheirNames() {
        TeamCard field = field();
        WorkingHours week = new WorkingHours(
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                ZoneId.of("America/New_York"),
                Set.of());

        cast.as(
                players.administrator(),
                () -> people.changeHours(
                        field.id(),
                        week,
                        List.of(
                                new DayOff(MONDAY, "Founders' day", Optional.empty()),
                                new DayOff(MONDAY.plusDays(1), "Eve", Optional.of(LocalTime.NOON)))));

        TeamCard changed = field();
        assertThat(changed.daysOff()).extracting(DayOff::name).containsExactly("Founders' day", "Eve");
        assertThat(changed.hours().holidays()).containsExactly(MONDAY);
        assertThat(changed.hours().halfDays()).isEqualTo(Map.of(MONDAY.plusDays(1), LocalTime.NOON));
        assertThat(changed.hours().zone()).isEqualTo(ZoneId.of("America/New_York"));
    }

    private TeamCard field() {
        return cast.as(players.administrator(), () -> directory.teams()).stream()
                .filter(team -> team.name().equals("Field"))
                .findFirst()
                .orElseThrow();
    }

    private List<Absence> absences(LocalDate since) {
        return cast.as(players.executive(), () -> presence.of(players.rep(), since));
    }

    private Map<Id, Integer> capacities() {
        return cast.as(players.executive(), () -> presence.capacities(List.of(players.rep(), players.otherRep())));
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
