package dev.accord.goals.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.Command;
import dev.accord.goals.Goal;
import dev.accord.goals.GoalChange;
import dev.accord.goals.GoalTrees;
import dev.accord.goals.Owner;
import dev.accord.goals.OwnerCard;
import dev.accord.goals.Progress;
import dev.accord.goals.Target;
import dev.accord.metrics.Metric;
import dev.accord.shared.CalendarPeriod;
import dev.accord.shared.CalendarPeriod.Grain;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import dev.accord.ui.Panel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The goals of one owner, a panel for each period, and what can be done with them. */
final class OwnerGoals extends Div implements GoalTable.Actions {

    private final Desk desk;
    private final OwnerCard whose;
    private final boolean maySet;
    private final Command changed;

    /** @param changed what follows when a goal was set */
    OwnerGoals(Desk desk, OwnerCard whose, Command changed) {
        this.desk = desk;
        this.whose = whose;
        this.changed = changed;
        maySet = whose.active() && desk.owners().maySet(whose.owner());
        addClassName("accord-stack");
    }

    /** Those of a year. @return whether there are any */
    boolean show(int year) {
        return show("", inForce(year));
    }

    /** Those of a year that are not over. @return whether there are any */
    boolean showAhead(String prefix, int year) {
        return show(
                prefix,
                inForce(year).stream()
                        .filter(goal -> goal.to().isAfter(desk.today()))
                        .toList());
    }

    private List<Goal> inForce(int year) {
        return desk.goals()
                .inForce(
                        List.of(whose.owner()),
                        new CalendarPeriod(Grain.YEAR, LocalDate.of(year, 1, 1)).in(desk.zone()));
    }

    private boolean show(String prefix, List<Goal> goals) {
        // the year first, then its parts, the last one first
        Map<String, List<Goal>> periods = goals.stream()
                .sorted(Comparator.comparing(OwnerGoals::days).reversed())
                .collect(Collectors.groupingBy(GoalTable::label, LinkedHashMap::new, Collectors.toList()));
        List<String> order =
                desk.pacing().paceable(Owner.COMPANY).stream().map(Metric::key).toList();
        Optional<Goal> explained = revenue(goals);
        List<GoalChange> proposed =
                whose.owner().equals(Owner.COMPANY) ? desk.proposals().open() : List.of();
        periods.forEach((label, goalsOfIt) -> {
            Panel panel = panel(prefix + label, goalsOfIt, order);
            proposed.forEach(change -> goalsOfIt.stream()
                    .filter(goal -> changes(change, goal))
                    .forEach(goal -> panel.add(new ProposalNote(desk, change, goal, changed))));
            add(panel);
            explained
                    .filter(goalsOfIt::contains)
                    .ifPresent(revenue -> add(new GoalTreePanel(
                            desk.trees(), revenue, desk.zone(), maySet ? Optional.of(changed) : Optional.empty())));
        });
        return !goals.isEmpty();
    }

    private static boolean changes(GoalChange change, Goal goal) {
        return change.goal().metric().equals(goal.metric())
                && change.goal().from().equals(goal.from())
                && change.goal().to().equals(goal.to());
    }

    /** The goal of the company that is told down to the visits: today's, or else the one for the longest time. */
    private Optional<Goal> revenue(List<Goal> some) {
        return some.stream()
                .filter(goal ->
                        goal.owner().equals(Owner.COMPANY) && goal.metric().equals(GoalTrees.REVENUE))
                .max(Comparator.comparing((Goal goal) ->
                                !goal.from().isAfter(desk.today()) && goal.to().isAfter(desk.today()))
                        .thenComparing(OwnerGoals::days));
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
                                desk.pacing().of(sorted, desk.zone()),
                                desk.divisions().of(sorted, desk.zone()),
                                this))
                .flush();
    }

    /** Opens the dialog for a new goal. */
    void set() {
        dialog().open();
    }

    @Override
    public boolean mayChange() {
        return maySet;
    }

    @Override
    public void change(Goal goal) {
        dialog().changing(goal).open();
    }

    private GoalDialog dialog() {
        boolean company = whose.owner().equals(Owner.COMPANY);
        return new GoalDialog(
                company ? "Set a goal" : "Set a target of " + whose.name(),
                desk.pacing().paceable(whose.owner()),
                desk.today(),
                desk.currency(),
                draft -> set(draft.of(whose.owner(), desk.zone())));
    }

    private boolean set(Target target) {
        List<Id> set = new ArrayList<>();
        if (!Attempt.succeeds(() -> set.add(desk.goals().set(target)))) {
            return false;
        }
        boolean waits = desk.proposals().open().stream()
                .anyMatch(change -> set.contains(change.goal().id()));
        Notice.done(waits ? "The change is proposed, and waits for the other department" : "The goal is set");
        changed.execute();
        return true;
    }

    @Override
    public boolean mayDivide(Progress progress) {
        return maySet
                && whose.owner() instanceof Owner.OfTeam
                && progress.metric().adds();
    }

    @Override
    public void divide(Goal goal, Progress progress) {
        String title = "%s, %s: divide %s"
                .formatted(
                        progress.metric().label(),
                        GoalTable.label(goal),
                        ProgressText.full(progress.metric(), goal.currency(), goal.target()));
        new DivideDialog(
                        title, goal.target(), progress, desk.divisions().among(goal), new Dividing(desk, goal, changed))
                .open();
    }

    @Override
    public void tell(Goal goal, Progress progress) {
        String title = "%s, %s: history".formatted(progress.metric().label(), GoalTable.label(goal));
        new HistoryDialog(title, desk.goals().history(goal), progress.metric(), desk.zone()).open();
    }
}
