package dev.accord.goals.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.accord.goals.Goal;
import dev.accord.goals.GoalTrees;
import dev.accord.goals.Goals;
import dev.accord.goals.Pacing;
import dev.accord.metrics.Metric;
import dev.accord.people.Acting;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import dev.accord.ui.Attempt;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Glyph;
import dev.accord.ui.MainLayout;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import dev.accord.ui.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;

/** The goals of a year, what is reached of each, and how that paces. */
@Route(value = "goals", layout = MainLayout.class)
@PageTitle("Goals · Accord")
@Menu(title = "Goals", icon = "goal", order = 50)
@PermitAll
class GoalsView extends Screen implements BeforeEnterObserver {

    private static final String YEAR = "year";
    private static final int YEARS_BACK = 3;
    private static final int YEARS_AHEAD = 2;

    private final Goals goals;
    private final GoalTrees trees;
    private final Pacing pacing;
    private final ZoneId zone;
    private final String currency;
    private final LocalDate today;
    private final boolean maySet;
    private final Select<Integer> years = new Select<>();
    private final Div content = new Div();

    GoalsView(
            Goals goals,
            GoalTrees trees,
            Pacing pacing,
            Acting acting,
            Clock clock,
            @Value("${accord.zone:UTC}") ZoneId zone,
            @Value("${accord.currency:EUR}") String currency) {
        super("Goals");
        this.goals = goals;
        this.trees = trees;
        this.pacing = pacing;
        this.zone = zone;
        this.currency = currency;
        today = clock.instant().atZone(zone).toLocalDate();
        SignedIn who = acting.now();
        maySet = who.is(Role.MARKETING_LEAD) || who.is(Role.SALES_MANAGER) || who.is(Role.ADMIN);
        header().setLine("What marketing and sales want to reach, as one");
        offerYears();
        header().add(years);
        if (maySet) {
            header().add(setButton());
        }
        content.addClassName("accord-stack");
        add(content);
    }

    private void offerYears() {
        years.setAriaLabel("Year");
        years.setWidth("104px");
        years.setItems(IntStream.rangeClosed(-YEARS_AHEAD, YEARS_BACK)
                .mapToObj(back -> today.getYear() - back)
                .toList());
        years.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent()
                        .navigate(GoalsView.class, QueryParameters.of(YEAR, Integer.toString(change.getValue())));
            }
        });
    }

    private Button setButton() {
        Button set = new Button("Set a goal", Glyph.PLUS.icon(), click -> dialog().open());
        set.addThemeVariants(ButtonVariant.PRIMARY);
        return set;
    }

    private GoalDialog dialog() {
        return new GoalDialog(pacing.paceable(), today, currency, this::set);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        years.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(YEAR)
                .filter(text -> text.matches("20\\d\\d"))
                .map(Integer::parseInt)
                .filter(year -> years.getListDataView().contains(year))
                .orElse(today.getYear()));
        show();
    }

    private void show() {
        int year = years.getValue();
        List<Goal> inForce = goals.inForce(new CalendarPeriod(Grain.YEAR, LocalDate.of(year, 1, 1)).in(zone));
        content.removeAll();
        if (inForce.isEmpty()) {
            content.add(new Panel("Goals of " + year, nothing(year)));
            return;
        }
        // the year first, then its parts, the last one first
        Map<String, List<Goal>> periods = inForce.stream()
                .sorted(Comparator.comparing(GoalsView::days).reversed())
                .collect(Collectors.groupingBy(GoalTable::label, LinkedHashMap::new, Collectors.toList()));
        List<String> order = pacing.paceable().stream().map(Metric::key).toList();
        Optional<Goal> explained = revenue(inForce);
        periods.forEach((label, goalsOfIt) -> {
            content.add(panel(label, goalsOfIt, order));
            explained
                    .filter(goalsOfIt::contains)
                    .ifPresent(revenue -> content.add(new GoalTreePanel(
                            trees, revenue, zone, maySet ? Optional.of(this::show) : Optional.empty())));
        });
    }

    /** The goal that is told down to the visits: today's, or else the one for the longest time. */
    private Optional<Goal> revenue(List<Goal> some) {
        return some.stream()
                .filter(goal -> goal.metric().equals(GoalTrees.REVENUE))
                .max(Comparator.comparing((Goal goal) ->
                                !goal.from().isAfter(today) && goal.to().isAfter(today))
                        .thenComparing(GoalsView::days));
    }

    private static long days(Goal goal) {
        return ChronoUnit.DAYS.between(goal.from(), goal.to());
    }

    private Panel panel(String label, List<Goal> some, List<String> order) {
        List<Goal> sorted = some.stream()
                .sorted(Comparator.comparingInt(goal -> order.indexOf(goal.metric())))
                .toList();
        return new Panel(
                        label,
                        new GoalTable(
                                label,
                                sorted,
                                pacing.of(sorted, zone),
                                maySet
                                        ? Optional.of(
                                                goal -> dialog().changing(goal).open())
                                        : Optional.empty()))
                .flush();
    }

    private EmptyState nothing(int year) {
        String title = "No goal is set for " + year;
        return maySet
                ? new EmptyState(title, "Begin with the revenue; the scoreboard then shows the pace.", setButton())
                : new EmptyState(title, "The heads of marketing and sales set them together.");
    }

    private boolean set(GoalDraft draft) {
        boolean done = Attempt.succeeds(() ->
                goals.set(draft.metric(), draft.span().in(zone), draft.target(), draft.currency(), draft.weights()));
        if (done) {
            Notice.done("The goal is set");
            show();
        }
        return done;
    }
}
