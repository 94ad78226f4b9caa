package dev.accord.people.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.people.People;
import dev.accord.people.PersonCard;
import dev.accord.people.TeamCard;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Refused;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import dev.accord.ui.Wide;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;

/** The teams of each department and when they work; clocks count in these hours. */
@Route(value = "admin/teams", layout = MainLayout.class)
@PageTitle("Teams · Accord")
@Menu(title = "Teams", icon = "settings", order = 910)
@RolesAllowed("ADMIN")
class TeamsView extends Screen {

    private final People people;
    private final Directory directory;
    private final Clock clock;
    private final ZoneId zone;
    private final Panel panel = new Panel("Working hours").flush();

    TeamsView(People people, Directory directory, Clock clock, @Value("${accord.zone:UTC}") ZoneId zone) {
        super("Teams");
        this.people = people;
        this.directory = directory;
        this.clock = clock;
        this.zone = zone;
        header().setLine("Clocks of handoffs and research count in their working hours");
        Button found = new Button(
                "Found a team",
                Glyph.PLUS.icon(),
                click -> TeamDialog.founding(directory.departments(), zone, this::found)
                        .open());
        found.addThemeVariants(ButtonVariant.PRIMARY);
        header().add(found);
        add(panel);
        list();
    }

    private void list() {
        panel.removeAll();
        List<TeamCard> teams = directory.teams();
        if (teams.isEmpty()) {
            panel.add(new EmptyState("There is no team yet", "Found one; its hours decide when a handoff is due."));
            return;
        }
        Map<String, String> departments =
                directory.departments().stream().collect(Collectors.toMap(DepartmentCard::code, DepartmentCard::name));
        Map<String, Long> sizes = directory.everybody().stream()
                .filter(PersonCard::active)
                .collect(Collectors.groupingBy(person -> person.teamName().orElse(""), Collectors.counting()));
        DataTable table = new DataTable("Teams")
                .column("Team")
                .column("Department")
                .numbers("People")
                .column("Working hours")
                .column("Time zone")
                .column("Next days off")
                .column("Action");
        teams.forEach(team -> table.row(
                new Span(team.name()),
                new Span(departments.getOrDefault(team.department(), team.department())),
                new Span(FigureText.count(sizes.getOrDefault(team.name(), 0L))),
                new Span(hours(team.hours())),
                new Span(team.hours().zone().getId()),
                new Span(daysOff(team)),
                change(team)));
        panel.add(new Wide("Teams and their hours", table));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private String daysOff(TeamCard team) {
        String next = team.daysOff().stream()
                .filter(off -> !off.day().isBefore(today()))
                .limit(2)
                .map(off -> "%s (%s)"
                        .formatted(
                                FigureText.day(off.day()),
                                off.closesAt()
                                        .map(at -> off.name() + ", until " + at)
                                        .orElse(off.name())))
                .collect(Collectors.joining(", "));
        return next.isEmpty() ? FigureText.NONE : next;
    }

    private Button change(TeamCard team) {
        Button change = new Button(
                "Change",
                click -> TeamDialog.changing(team, today(), wanted -> {
                            boolean done = Attempt.succeeds(() -> people.changeHours(
                                    team.id(),
                                    wanted.week().get(),
                                    wanted.daysOff().get()));
                            if (done) {
                                Notice.done("New clocks count in these hours");
                                list();
                            }
                            return done;
                        })
                        .open());
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        change.setAriaLabel("Change the hours of " + team.name());
        return change;
    }

    private static String hours(WorkingHours hours) {
        return "%s, %s to %s".formatted(days(hours.days()), hours.from(), hours.to());
    }

    /** Days in a row are written as "Mon to Fri". */
    private static String days(Set<DayOfWeek> days) {
        List<DayOfWeek> sorted = days.stream().sorted().toList();
        boolean inARow = sorted.getLast().getValue() - sorted.getFirst().getValue() == sorted.size() - 1;
        return inARow && sorted.size() > 2
                ? shortName(sorted.getFirst()) + " to " + shortName(sorted.getLast())
                : sorted.stream().map(TeamsView::shortName).collect(Collectors.joining(", "));
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private boolean found(TeamDialog.Founding team) {
        boolean done = Attempt.succeeds(() -> {
            if (directory.teams().stream().anyMatch(known -> known.name().equalsIgnoreCase(team.name()))) {
                throw Refused.conflict("team-exists", "there is a team %s already", team.name());
            }
            people.found(team.name(), team.department(), team.week().get());
        });
        if (done) {
            Notice.done("Founded " + team.name());
            list();
        }
        return done;
    }
}
