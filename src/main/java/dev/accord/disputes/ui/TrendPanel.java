package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Lesson;
import dev.accord.shared.Period;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.TrendChart;
import dev.accord.ui.TrendPoint;
import dev.accord.ui.Wide;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of what is offered is disputed, month by month, and before and after a definition changed. */
final class TrendPanel extends Div {

    /** In days: names of marks that are nearer to each other could not be read. */
    private static final int CLOSE = 31;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DisputeFilter filter;

    TrendPanel(DisputeFilter filter, List<Lesson.Stretch> months, List<Lesson.Change> changes) {
        this.filter = filter;
        addClassName("accord-stack");
        add(new Panel("Before and after a definition changed", chart(months, changes), byMonth(months)).flush());
        if (!changes.isEmpty()) {
            add(new Panel(
                            "Each change, with as many days before as after",
                            new Wide("Before and after each change", compared(changes)))
                    .flush());
        }
    }

    private static Component chart(List<Lesson.Stretch> months, List<Lesson.Change> changes) {
        List<TrendPoint> points = months.stream()
                .filter(month -> month.disputedRate().isPresent())
                .map(month -> new TrendPoint(
                        month.from(),
                        month.disputedRate().orElseThrow().multiply(HUNDRED).doubleValue()))
                .toList();
        TrendChart chart = new TrendChart(
                        "Disputed of what was offered, by month",
                        "%",
                        "%d months, %d changes of definitions".formatted(months.size(), changes.size()))
                .actual("Disputed of the offered", points);
        marks(changes).forEach(chart::mark);
        Div room = new Div(chart);
        room.addClassName("accord-lesson-chart");
        return room;
    }

    /** By the day of the first, the names of those that took effect at about the same time. */
    private static Map<LocalDate, String> marks(List<Lesson.Change> changes) {
        Map<LocalDate, String> marks = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); ) {
            Lesson.Change first = changes.get(i);
            int more = 0;
            while (++i < changes.size()
                    && changes.get(i).day().isBefore(first.day().plusDays(CLOSE))) {
                more++;
            }
            marks.put(
                    first.day(), more == 0 ? first.definition() : "%s and %d more".formatted(first.definition(), more));
        }
        return marks;
    }

    private Component byMonth(List<Lesson.Stretch> months) {
        DataTable table = new DataTable("Disputes by month")
                .column("From")
                .column("To")
                .numbers("Offered")
                .numbers("Disputed")
                .numbers("Disputed rate")
                .numbers("Decided")
                .numbers("Upheld")
                .numbers("Upheld rate");
        months.forEach(month -> {
            String name = FigureText.day(month.from());
            table.row(
                    new Span(name),
                    new Span(FigureText.day(month.to().minusDays(1))),
                    new Span(FigureText.count(month.offered())),
                    disputed(month, "from " + name),
                    new Span(FigureText.percent(month.disputedRate(), 1)),
                    new CountLink(
                            month.decided(), "decided, from " + name, of(month).and(Facet.STATE, "decided")),
                    new CountLink(
                            month.upheld(), "upheld, from " + name, of(month).and(Facet.VERDICT, "upheld")),
                    new Span(FigureText.percent(month.upheldRate(), 0)));
        });
        return new Wide("Disputes by month", table);
    }

    private DataTable compared(List<Lesson.Change> changes) {
        DataTable table = new DataTable("Before and after each change")
                .column("Definition")
                .column("Took effect")
                .numbers("Days")
                .numbers("Disputed before")
                .numbers("after")
                .numbers("Rate before")
                .numbers("after")
                .numbers("Upheld rate before")
                .numbers("after");
        changes.forEach(change -> table.row(
                new Span(change.definition()),
                new Span(FigureText.day(change.day())),
                new Span(FigureText.count(ChronoUnit.DAYS.between(
                        change.after().from(), change.after().to()))),
                disputed(change.before(), "before " + change.definition()),
                disputed(change.after(), "after " + change.definition()),
                new Span(FigureText.percent(change.before().disputedRate(), 1)),
                new Span(FigureText.percent(change.after().disputedRate(), 1)),
                new Span(FigureText.percent(change.before().upheldRate(), 0)),
                new Span(FigureText.percent(change.after().upheldRate(), 0))));
        return table;
    }

    private Component disputed(Lesson.Stretch stretch, String what) {
        return new CountLink(stretch.raised(), "disputed " + what, of(stretch));
    }

    private DisputeFilter of(Lesson.Stretch stretch) {
        return filter.during(
                new Period(stretch.from(), stretch.to(), filter.period().zone()));
    }
}
