package dev.accord.glossary.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.accord.glossary.Rehearsing.Channel;
import dev.accord.glossary.Rehearsing.Ending;
import dev.accord.glossary.Rehearsing.Month;
import dev.accord.glossary.Rehearsing.Outcome;
import dev.accord.glossary.Rehearsing.Revenue;
import dev.accord.ui.Columns;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.TrendChart;
import dev.accord.ui.TrendPoint;
import dev.accord.ui.Wide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a draft would have meant: who would have qualified when, from where, and how those leads ended. */
final class RehearsalOutcome extends Div {

    RehearsalOutcome(Outcome outcome) {
        addClassName("accord-stack");
        long draft = outcome.draft().leads();
        long today = outcome.today().leads();
        String summary = "By the draft %s would have qualified, as it is today %s did: %s."
                .formatted(leads(draft), leads(today), difference(draft - today));
        Paragraph words = new Paragraph(summary);
        words.addClassName("accord-strong");
        add(words);
        if (!outcome.months().isEmpty()) {
            add(new TrendChart("Leads that qualified first in the month", "", summary)
                    .actual("Draft", points(outcome.months(), Month::draft))
                    .plan("Today", points(outcome.months(), Month::today)));
        }
        add(new Columns(
                section("Which sources gain or lose", new Wide("Sources", channels(outcome.channels()))),
                section("How they ended", new Wide("Endings", endings(outcome.draft(), outcome.today())))));
    }

    private static Section section(String title, Wide table) {
        Section section = new Section(new H3(title), table);
        section.setAriaLabel(title);
        return section;
    }

    private static String leads(long count) {
        return count == 1 ? "1 lead" : FigureText.count(count) + " leads";
    }

    private static String difference(long more) {
        return more == 0 ? "as many" : FigureText.count(Math.abs(more)) + (more > 0 ? " more" : " fewer");
    }

    private static List<TrendPoint> points(List<Month> months, ToLongFunction<Month> count) {
        return months.stream()
                .map(month -> new TrendPoint(month.month().atDay(1), count.applyAsLong(month)))
                .toList();
    }

    private static DataTable channels(List<Channel> channels) {
        DataTable table = new DataTable("Leads that qualify, by source")
                .column("Source")
                .numbers("Draft")
                .numbers("Today")
                .numbers("Gains")
                .numbers("Loses");
        channels.forEach(channel -> table.row(
                Optional.ofNullable(channel.channel()).orElse("Unknown"),
                FigureText.count(channel.draft()),
                FigureText.count(channel.today()),
                signed('+', channel.gained()),
                signed('−', channel.lost())));
        return table;
    }

    private static String signed(char sign, long count) {
        return count == 0 ? "0" : sign + FigureText.count(count);
    }

    private static DataTable endings(Ending draft, Ending today) {
        DataTable table = new DataTable("What became of them")
                .column("Ending")
                .numbers("Draft")
                .numbers("Share")
                .numbers("Today")
                .numbers("Share");
        row(table, "Won", draft, today, Ending::won);
        row(table, "Lost", draft, today, Ending::lost);
        row(table, "Disqualified", draft, today, Ending::disqualified);
        row(table, "Open", draft, today, Ending::open);
        row(table, "Disputed at least once", draft, today, Ending::disputed);
        table.row("Revenue", revenue(draft), "", revenue(today), "");
        return table;
    }

    private static void row(DataTable table, String name, Ending draft, Ending today, ToLongFunction<Ending> count) {
        table.row(
                name,
                FigureText.count(count.applyAsLong(draft)),
                share(count.applyAsLong(draft), draft.leads()),
                FigureText.count(count.applyAsLong(today)),
                share(count.applyAsLong(today), today.leads()));
    }

    private static String share(long part, long all) {
        return all == 0
                ? FigureText.NONE
                : FigureText.percent(
                        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64), 1);
    }

    private static String revenue(Ending ending) {
        return ending.revenue().isEmpty()
                ? FigureText.NONE
                : ending.revenue().stream().map(RehearsalOutcome::money).collect(Collectors.joining(" + "));
    }

    private static String money(Revenue revenue) {
        return FigureText.money(revenue.amount(), revenue.currency());
    }
}
