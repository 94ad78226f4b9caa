package dev.accord.people;

import dev.accord.shared.Id;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A group with a department and working hours. */
@Table("team")
class Team {

    @Table("team_holiday")
    record Holiday(LocalDate day, String name, @Nullable LocalTime closesAt) {

        DayOff off() {
            return new DayOff(day, name, Optional.ofNullable(closesAt));
        }
    }

    @org.springframework.data.annotation.Id
    private final Id id;

    private String name;
    private String departmentCode;
    private String zone;
    private String workDays;
    private LocalTime workFrom;
    private LocalTime workTo;

    @MappedCollection(idColumn = "team_id")
    private Set<Holiday> holidays;

    @Version
    private int version;

    @PersistenceCreator
    Team(
            Id id,
            String name,
            String departmentCode,
            String zone,
            String workDays,
            LocalTime workFrom,
            LocalTime workTo,
            Set<Holiday> holidays,
            int version) {
        this.id = id;
        this.name = name;
        this.departmentCode = departmentCode;
        this.zone = zone;
        this.workDays = workDays;
        this.workFrom = workFrom;
        this.workTo = workTo;
        this.holidays = holidays;
        this.version = version;
    }

    static Team of(Id id, String name, String departmentCode, WorkingHours hours) {
        return new Team(
                id,
                name,
                departmentCode,
                hours.zone().getId(),
                days(hours),
                hours.from(),
                hours.to(),
                Stream.concat(
                                hours.holidays().stream().map(day -> new Holiday(day, "Holiday", null)),
                                hours.halfDays().entrySet().stream()
                                        .map(half -> new Holiday(half.getKey(), "Half day", half.getValue())))
                        .collect(Collectors.toSet()),
                0);
    }

    private static String days(WorkingHours hours) {
        return hours.days().stream()
                .sorted()
                .map(day -> String.valueOf(day.getValue()))
                .collect(Collectors.joining(","));
    }

    /** @param week the hours of each week; its own days off do not count */
    void work(WorkingHours week, Collection<DayOff> daysOff) {
        zone = week.zone().getId();
        workDays = days(week);
        workFrom = week.from();
        workTo = week.to();
        holidays = daysOff.stream()
                .map(off -> new Holiday(off.day(), off.name(), off.closesAt().orElse(null)))
                .collect(Collectors.toSet());
    }

    Id id() {
        return id;
    }

    String name() {
        return name;
    }

    String departmentCode() {
        return departmentCode;
    }

    WorkingHours hours() {
        return new WorkingHours(
                        Arrays.stream(workDays.split(","))
                                .map(day -> DayOfWeek.of(Integer.parseInt(day)))
                                .collect(Collectors.toSet()),
                        workFrom,
                        workTo,
                        ZoneId.of(zone),
                        Set.of())
                .with(daysOff());
    }

    List<DayOff> daysOff() {
        return holidays.stream()
                .map(Holiday::off)
                .sorted(Comparator.comparing(DayOff::day))
                .toList();
    }
}
