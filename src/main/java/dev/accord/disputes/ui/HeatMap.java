package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Span;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Lesson;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.CauseCard;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.Wide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which causes come from where: every cell a number, shaded by how large it is, that leads to its disputes. */
final class HeatMap {

    /** More rows than anybody reads at once; the rest stands in one row, until it is asked for. */
    private static final int MOST_ROWS = 25;

    private static final int SHADES = 5;

    private final DisputeFilter filter;
    private final Facet by;
    private final Facet cause;
    private final List<CauseCard> causes;
    private final long largest;

    /** @param causes the columns, in their order; those that no dispute has are left out */
    HeatMap(DisputeFilter filter, Facet by, Facet cause, List<CauseCard> causes, List<Lesson.Row> rows) {
        this.filter = filter;
        this.by = by;
        this.cause = cause;
        this.causes = causes.stream()
                .filter(card -> rows.stream().anyMatch(row -> row.of(card.cause()) > 0))
                .toList();
        largest = rows.stream()
                .flatMap(row -> row.byCause().values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** @param all whether every row is shown */
    Component show(List<Lesson.Row> rows, boolean all) {
        DataTable table = new DataTable("Causes by " + Words.of(by))
                .column(Words.of(by))
                .numbers("Raised")
                .numbers("Upheld")
                .numbers("Upheld rate");
        causes.forEach(card -> table.numbers(card.label()));
        if (cause == Facet.CAUSE) {
            table.numbers("No verdict yet");
        }
        List<Lesson.Row> shown = all || rows.size() <= MOST_ROWS ? rows : rows.subList(0, MOST_ROWS - 1);
        shown.forEach(row -> table.row(cells(row, Optional.of(filter.and(by, row.value())))));
        List<Lesson.Row> others = rows.subList(shown.size(), rows.size());
        if (!others.isEmpty()) {
            table.row(cells(sum(FigureText.count(others.size()) + " others", others), Optional.empty()));
        }
        table.row(cells(sum("All", rows), Optional.of(filter)));
        return new Wide("Causes by " + Words.of(by), table);
    }

    static boolean hasMore(List<Lesson.Row> rows) {
        return rows.size() > MOST_ROWS;
    }

    /** @param behind the disputes of the row; none where no single address finds them */
    private Component[] cells(Lesson.Row row, Optional<DisputeFilter> behind) {
        List<Component> cells = new ArrayList<>();
        String name = Words.orUnknown(row.label());
        Span head = new Span(name);
        head.addClassName("accord-heat-head");
        cells.add(head);
        cells.add(number(row.raised(), "raised, " + name, behind));
        cells.add(number(row.upheld(), "upheld, " + name, behind.map(it -> it.and(Facet.VERDICT, "upheld"))));
        cells.add(new Span(FigureText.percent(row.upheldRate(), 0)));
        for (CauseCard card : causes) {
            HtmlContainer number = number(
                    row.of(card.cause()),
                    "%s, %s".formatted(card.label(), name),
                    behind.map(filtered -> filtered.and(cause, card.cause().code())));
            number.addClassNames("accord-heat", "accord-heat-" + shade(row, card.cause(), behind));
            cells.add(number);
        }
        if (cause == Facet.CAUSE) {
            cells.add(number(row.open(), "no verdict yet, " + name, behind.map(it -> it.and(Facet.STATE, "open"))));
        }
        return cells.toArray(Component[]::new);
    }

    /** Sums are not shaded: they would outshine what they are the sum of. */
    private long shade(Lesson.Row row, Cause each, Optional<DisputeFilter> behind) {
        boolean single = behind.filter(it -> it.only().containsKey(by)).isPresent();
        return single && largest > 0 ? Math.ceilDiv(row.of(each) * SHADES, largest) : 0;
    }

    private static HtmlContainer number(long count, String what, Optional<DisputeFilter> behind) {
        if (count == 0 || behind.isEmpty()) {
            Span plain = new Span(FigureText.count(count));
            plain.setClassName("accord-secondary", count == 0);
            return plain;
        }
        return new CountLink(count, what, behind.get());
    }

    private static Lesson.Row sum(String label, List<Lesson.Row> rows) {
        Map<Cause, Long> byCause = new HashMap<>();
        rows.forEach(row -> row.byCause().forEach((each, count) -> byCause.merge(each, count, Long::sum)));
        return new Lesson.Row(
                "",
                label,
                rows.stream().mapToLong(Lesson.Row::raised).sum(),
                rows.stream().mapToLong(Lesson.Row::open).sum(),
                rows.stream().mapToLong(Lesson.Row::decided).sum(),
                rows.stream().mapToLong(Lesson.Row::upheld).sum(),
                byCause);
    }
}
