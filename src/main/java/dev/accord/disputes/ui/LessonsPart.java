package dev.accord.disputes.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Lesson;
import dev.accord.disputes.LessonTrend;
import dev.accord.disputes.Lessons;
import dev.accord.handoffs.CauseCard;
import dev.accord.ui.EmptyState;
import dev.accord.ui.LinkTabs;
import dev.accord.ui.Panel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the disputes of a period teach. */
final class LessonsPart extends Div {

    private static final String ALL_ROWS = "all";

    private final Lessons lessons;
    private final LessonTrend trend;
    private final DisputeFilter filter;

    LessonsPart(Lessons lessons, LessonTrend trend, DisputeFilter filter) {
        this.lessons = lessons;
        this.trend = trend;
        this.filter = filter;
        addClassNames("accord-stack", "accord-lessons");
    }

    /**
     * @param by source, campaign or rep
     * @param cause as claimed, or as found
     * @param allRows whether the heat map shows every row
     */
    LessonsPart show(Facet by, Facet cause, boolean allRows, List<CauseCard> causes, Instant now) {
        add(new LessonChoices(
                filter,
                LocalDate.ofInstant(now, filter.period().zone()),
                chosen -> LessonChoices.goTo(DisputeAddress.lessons(chosen, by, cause))));
        Lesson.Summary summary = lessons.summary(filter);
        if (summary.raised() == 0) {
            add(new EmptyState(
                    "No dispute was raised in these days",
                    "Choose others above. What sales disputes teaches here from the first one on."));
            return this;
        }
        List<Lesson.Outcome> outcomes = lessons.outcomes(filter);
        add(new LessonTiles(filter, now).show(summary, outcomes), heat(by, cause, allRows, causes));
        if (summary.decided() > 0) {
            add(OutcomeTables.outcomes(filter, outcomes), OutcomeTables.credits(filter, lessons.credits(filter)));
        }
        add(new TrendPanel(filter, trend.months(filter.period()), trend.changes(filter.period())));
        return this;
    }

    private Panel heat(Facet by, Facet cause, boolean allRows, List<CauseCard> causes) {
        List<Lesson.Row> rows = lessons.rows(filter, by, cause);
        LinkTabs sides = new LinkTabs("Where they come from")
                .link("By source", DisputeAddress.lessons(filter, Facet.SOURCE, cause))
                .link("By campaign", DisputeAddress.lessons(filter, Facet.CAMPAIGN, cause))
                .link("By rep", DisputeAddress.lessons(filter, Facet.REP, cause));
        sides.current(DisputeAddress.lessons(filter, by, cause));
        LinkTabs views = new LinkTabs("Which cause")
                .link("As found", DisputeAddress.lessons(filter, by, Facet.CAUSE))
                .link("As claimed", DisputeAddress.lessons(filter, by, Facet.CLAIM));
        views.current(DisputeAddress.lessons(filter, by, cause));
        Panel panel = new Panel(
                        "Which causes come from where",
                        new HeatMap(filter, by, cause, causes, rows).show(rows, allRows))
                .actions(sides, views)
                .flush();
        if (HeatMap.hasMore(rows) && !allRows) {
            panel.add(everything(by, cause, rows.size()));
        }
        return panel;
    }

    private Anchor everything(Facet by, Facet cause, int rows) {
        Map<String, String> more =
                Map.of(DisputeAddress.BY, by.word(), DisputeAddress.CAUSES, cause.word(), ALL_ROWS, "yes");
        Anchor link =
                new Anchor(DisputeAddress.of(DisputeAddress.Part.LESSONS, filter, more), "Show all %d".formatted(rows));
        link.addClassName("accord-panel-remark");
        return link;
    }

    static boolean allRows(QueryParameters address) {
        return address.getSingleParameter(ALL_ROWS).isPresent();
    }
}
