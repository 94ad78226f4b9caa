package dev.accord.dashboards.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.dashboards.Scoreboard;
import dev.accord.goals.Plan;
import dev.accord.goals.Progress;
import dev.accord.goals.ui.ProgressText;
import dev.accord.metrics.ui.ChangeText;
import dev.accord.shared.CalendarPeriod;
import dev.accord.ui.DeltaText;
import dev.accord.ui.EmptyState;
import dev.accord.ui.FigureText;
import dev.accord.ui.GoalBar;
import dev.accord.ui.TrendChart;
import dev.accord.ui.TrendPoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The revenue of one reading as it is shown: the bar, the words, the line. Nobody keeps it longer than it is drawn. */
final class RevenueSketch {

    /** A year by the day is more than a screen has pixels for, and than anybody reads in the table. */
    private static final int DAYS_BETWEEN_POINTS_OF_A_YEAR = 7;

    private final Scoreboard board;
    private final Progress revenue;
    private final boolean maySetGoals;

    RevenueSketch(Scoreboard board, boolean maySetGoals) {
        this.board = board;
        this.revenue = board.revenue();
        this.maySetGoals = maySetGoals;
    }

    /** What cannot be changed in place: with another of these the panel is built anew. */
    List<Object> shape() {
        return List.of(
                board.span(),
                revenue.refused(),
                revenue.plan().isPresent() ? "" : FigureText.orNone(revenue.actual(), BigDecimal::toPlainString),
                isDrawn());
    }

    Optional<Component> refused() {
        return revenue.refused().map(why -> new Paragraph("Revenue cannot be added up: " + why + "."));
    }

    Optional<GoalBar> bar() {
        return revenue.plan().map(this::bar);
    }

    Optional<DeltaText> change() {
        return revenue.change().flatMap(ChangeText::of);
    }

    Optional<TrendChart> chart() {
        return isDrawn() ? Optional.of(draw()) : Optional.empty();
    }

    private boolean isDrawn() {
        return revenue.figure().isPresent() && (revenue.plan().isPresent() || hasRevenue());
    }

    private GoalBar bar(Plan plan) {
        BigDecimal actual = revenue.actual().orElse(BigDecimal.ZERO);
        GoalBar.Standing standing = new GoalBar.Standing(plan.target(), actual, plan.plannedBy(revenue.asOf()));
        return new GoalBar(
                "Goal of " + board.span().label(),
                standing,
                "won",
                amount -> ProgressText.full(revenue, amount),
                ProgressText.actual(revenue));
    }

    /** What stands in place of the bar. */
    Component withoutGoal() {
        String title = "No revenue goal for " + board.span().label();
        EmptyState empty = maySetGoals
                ? new EmptyState(
                        title,
                        "Set one, and this bar shows what is won against the plan.",
                        new Anchor("goals", "Set the goal"))
                : new EmptyState(title, "The heads of marketing and sales set it together, under Goals.");
        if (!hasRevenue()) {
            return empty;
        }
        Div won = new Div(
                ProgressText.actual(revenue), new Span(" won in " + board.span().label()));
        won.addClassName("accord-revenue-won");
        return new Div(won, empty);
    }

    private boolean hasRevenue() {
        return revenue.actual().filter(won -> won.signum() != 0).isPresent();
    }

    private TrendChart draw() {
        TrendChart chart = new TrendChart(
                "Revenue won, " + board.span().label(), revenue.currency().orElse(""), summary());
        chart.actual("Won", points(board.won()));
        List<Scoreboard.Total> planned = board.planned();
        if (!planned.isEmpty()) {
            chart.plan("Plan", points(planned));
        }
        marks().forEach(chart::mark);
        return chart;
    }

    private String summary() {
        String won = revenue.actual()
                .map(amount -> ProgressText.full(revenue, amount) + " won")
                .orElse("nothing won");
        return ProgressText.delta(revenue)
                .map(delta -> won + ", " + delta.words())
                .orElse(won);
    }

    private List<TrendPoint> points(List<Scoreboard.Total> totals) {
        int step = board.span().grain() == CalendarPeriod.Grain.YEAR ? DAYS_BETWEEN_POINTS_OF_A_YEAR : 1;
        return IntStream.range(0, totals.size())
                .filter(i -> i % step == 0 || i == totals.size() - 1)
                .mapToObj(totals::get)
                .map(total -> new TrendPoint(total.day(), total.amount().doubleValue()))
                .toList();
    }

    /** Definitions that changed on one day share a mark. */
    private Map<LocalDate, String> marks() {
        ZoneId zone = revenue.period().zone();
        return board.changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.at().atZone(zone).toLocalDate(),
                        TreeMap::new,
                        Collectors.mapping(Scoreboard.Change::name, Collectors.joining(", "))));
    }
}
