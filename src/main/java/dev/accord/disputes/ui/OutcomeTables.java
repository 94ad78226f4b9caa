package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Lesson;
import dev.accord.disputes.Whereto;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.Wide;
import java.util.List;

/** What came of the leads that were not thrown away, and whom the team has to thank for it. */
final class OutcomeTables {

    private OutcomeTables() {}

    static Panel outcomes(DisputeFilter filter, List<Lesson.Outcome> outcomes) {
        DisputeFilter decided = filter.and(Facet.STATE, "decided");
        DataTable table = new DataTable("What came of the leads")
                .column("The lead went")
                .numbers("Verdicts")
                .numbers("Too young to say")
                .numbers("Came forward again")
                .numbers("Yield")
                .numbers("Won")
                .numbers("Revenue");
        outcomes.forEach(outcome -> {
            String name = outcome.whereto().label();
            DisputeFilter went = decided.and(Facet.WENT, outcome.whereto().name());
            boolean recycled = outcome.whereto() == Whereto.RECYCLED;
            table.row(
                    new Span(name),
                    new CountLink(outcome.disputes(), "verdicts, " + name, went),
                    recycled
                            ? new CountLink(
                                    outcome.maturing(), "too young to say, " + name, went.and(Facet.MATURING, "yes"))
                            : new Span(FigureText.NONE),
                    recycled
                            ? new CountLink(
                                    outcome.forward(),
                                    "came forward again, " + name,
                                    went.and(Facet.MATURING, "no").and(Facet.FORWARD, "yes"))
                            : new Span(FigureText.NONE),
                    new Span(recycled ? FigureText.percent(outcome.yieldRate(), 0) : FigureText.NONE),
                    new CountLink(outcome.won(), "won, " + name, went.and(Facet.WON, "yes")),
                    revenue(outcome));
        });
        return new Panel(
                        "What came of the leads",
                        new Wide("What came of the leads", table),
                        remark(
                                "Came forward again: entered SQL or a later stage %s. Yield: of those old enough to say. "
                                                .formatted(Words.window(filter))
                                        + "A deal counts once, for the last verdict before it was won."))
                .flush();
    }

    private static Component revenue(Lesson.Outcome outcome) {
        String words = Words.money(outcome.revenue());
        return new Span(
                outcome.withoutAmount() == 0
                        ? words
                        : "%s, %s without an amount".formatted(words, FigureText.count(outcome.withoutAmount())));
    }

    static Panel credits(DisputeFilter filter, List<Lesson.Credit> credits) {
        DisputeFilter decided = filter.and(Facet.STATE, "decided");
        DataTable table = new DataTable("Who rescued what")
                .column("Person")
                .numbers("Researched")
                .numbers("Won of these")
                .numbers("Revenue of these")
                .numbers("Decided")
                .numbers("Won of these")
                .numbers("Revenue of these");
        credits.forEach(credit -> {
            DisputeFilter researched =
                    decided.and(Facet.RESEARCHER, credit.person().toString());
            DisputeFilter judged = decided.and(Facet.DECIDER, credit.person().toString());
            table.row(
                    new Span(credit.name()),
                    new CountLink(credit.researched(), "researched by " + credit.name(), researched),
                    new CountLink(
                            credit.wonAsResearcher(),
                            "researched by %s and won".formatted(credit.name()),
                            researched.and(Facet.WON, "yes")),
                    new Span(Words.money(credit.revenueAsResearcher())),
                    new CountLink(credit.decided(), "decided by " + credit.name(), judged),
                    new CountLink(
                            credit.wonAsDecider(),
                            "decided by %s and won".formatted(credit.name()),
                            judged.and(Facet.WON, "yes")),
                    new Span(Words.money(credit.revenueAsDecider())));
        });
        return new Panel(
                        "Who rescued what",
                        new Wide("Who rescued what", table),
                        remark("Whoever researched and whoever decided are both credited with the whole."))
                .flush();
    }

    static Paragraph remark(String words) {
        Paragraph remark = new Paragraph(words);
        remark.addClassNames("accord-secondary", "accord-panel-remark");
        return remark;
    }
}
