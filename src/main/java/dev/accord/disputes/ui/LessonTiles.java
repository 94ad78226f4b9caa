package dev.accord.disputes.ui;

import dev.accord.disputes.DisputeFilter;
import dev.accord.disputes.Facet;
import dev.accord.disputes.Lesson;
import dev.accord.disputes.Whereto;
import dev.accord.shared.Money;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureOrigin;
import dev.accord.ui.FigureText;
import dev.accord.ui.StatTile;
import dev.accord.ui.Tiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disputes of a period at a glance. */
final class LessonTiles {

    private final DisputeFilter filter;
    private final String asOf;

    LessonTiles(DisputeFilter filter, Instant now) {
        this.filter = filter;
        asOf = FigureText.moment(now, filter.period().zone());
    }

    Tiles show(Lesson.Summary summary, List<Lesson.Outcome> outcomes) {
        DisputeFilter decided = filter.and(Facet.STATE, "decided");
        return new Tiles(
                new StatTile(
                                "Raised",
                                link(FigureText.count(summary.raised()), filter, "disputes raised in the period"))
                        .note(FigureText.count(summary.open()) + " without a verdict yet"),
                new StatTile(
                                "Upheld",
                                link(
                                        FigureText.percent(summary.upheldRate(), 1),
                                        filter.and(Facet.VERDICT, "upheld"),
                                        "upheld / decided, of those raised in the period"))
                        .note("%s of %s decided"
                                .formatted(FigureText.count(summary.upheld()), FigureText.count(summary.decided()))),
                new StatTile(
                                "Time to verdict",
                                link(
                                        FigureText.orNone(Optional.ofNullable(summary.median()), Words::hours),
                                        decided,
                                        "business hours of the giver from the claim to the verdict: median"))
                        .note("nine of ten within "
                                + FigureText.orNone(Optional.ofNullable(summary.p90()), Words::hours)
                                + (summary.measured() == summary.decided()
                                        ? ""
                                        : ", %s measured".formatted(FigureText.count(summary.measured())))),
                recycled(decided, outcomes),
                revenue(outcomes));
    }

    private StatTile recycled(DisputeFilter decided, List<Lesson.Outcome> outcomes) {
        Optional<Lesson.Outcome> recycled = outcomes.stream()
                .filter(outcome -> outcome.whereto() == Whereto.RECYCLED)
                .findFirst();
        String note = recycled.map(it -> "%s of %s, %s too young to say"
                        .formatted(
                                FigureText.count(it.forward()),
                                FigureText.count(it.disputes() - it.maturing()),
                                FigureText.count(it.maturing())))
                .orElse("no lead was recycled");
        return new StatTile(
                        "Recycle yield",
                        link(
                                FigureText.percent(recycled.flatMap(Lesson.Outcome::yieldRate), 1),
                                decided.and(Facet.WENT, Whereto.RECYCLED.name())
                                        .and(Facet.MATURING, "no")
                                        .and(Facet.FORWARD, "yes"),
                                "recycled leads that entered SQL or a later stage %s / recycled leads, without those too young to say"
                                        .formatted(Words.window(filter))))
                .note(note);
    }

    private StatTile revenue(List<Lesson.Outcome> outcomes) {
        Map<Currency, BigDecimal> sums = new LinkedHashMap<>();
        outcomes.stream()
                .flatMap(outcome -> outcome.revenue().stream())
                .forEach(money -> sums.merge(money.currency(), money.amount(), BigDecimal::add));
        List<Money> amounts = new ArrayList<>();
        sums.forEach((currency, amount) -> amounts.add(new Money(amount, currency)));
        long won = outcomes.stream().mapToLong(Lesson.Outcome::won).sum();
        return new StatTile(
                        "Revenue rescued",
                        link(
                                Words.money(amounts),
                                filter.and(Facet.WON, "yes"),
                                "deals won with disputed leads %s; a deal counts once".formatted(Words.window(filter))))
                .note("with %s lead%s".formatted(FigureText.count(won), won == 1 ? "" : "s"));
    }

    private FigureLink link(String text, DisputeFilter behind, String formula) {
        return new FigureLink(
                text,
                DisputeAddress.cases(behind),
                new FigureOrigin(formula, "Disputes, version 1", Words.period(filter.period()), asOf));
    }
}
