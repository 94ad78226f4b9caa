package dev.accord.metrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.accord.metrics.Breakdown;
import dev.accord.metrics.Figure;
import dev.accord.metrics.FigureParameters;
import dev.accord.metrics.FigureQuery;
import dev.accord.metrics.Figures;
import dev.accord.metrics.Movement;
import dev.accord.metrics.Movements;
import dev.accord.metrics.Unit;
import dev.accord.shared.Period;
import dev.accord.shared.Refused;
import dev.accord.ui.DataTable;
import dev.accord.ui.DeltaText;
import dev.accord.ui.EmptyState;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.Tall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a figure was in the period that it is compared with, and what moved it since: from which parts, and by what. */
final class MovementPanel extends Div {

    /** What an effect is called, what it means, and how much of it there is in a part and in the whole. */
    private record Effect(
            String name,
            String meaning,
            Function<Movement.Part, BigDecimal> ofPart,
            Function<Movement, BigDecimal> ofWhole) {}

    private static final List<Effect> OF_SUMS = List.of(
            new Effect("Volume", "as if all parts had grown alike", Movement.Part::volume, Movement::volume),
            new Effect("Mix", "parts that became a larger or smaller share", Movement.Part::mix, Movement::mix),
            new Effect("Size", "what each record brings", Movement.Part::rate, Movement::rate));

    private static final List<Effect> OF_QUOTIENTS = List.of(
            new Effect(
                    "Mix",
                    "parts with a better or worse rate became a larger share",
                    Movement.Part::mix,
                    Movement::mix),
            new Effect("Rate", "the parts' own rates", Movement.Part::rate, Movement::rate));

    private final Panel panel = new Panel("What moved");

    private MovementPanel() {
        add(panel);
    }

    static MovementPanel of(Figures figures, Movements movements, Figure after, Period before) {
        MovementPanel shown = new MovementPanel();
        try {
            shown.show(figures, movements, after, before);
        } catch (Refused refused) {
            shown.panel.add(new EmptyState("There is nothing to compare with", refused.reason()));
        }
        return shown;
    }

    private void show(Figures figures, Movements movements, Figure figure, Period period) {
        String key = figure.metric().key();
        FigureQuery query = figure.query();
        if (movements.explains(key)) {
            boolean split = query.by() != Breakdown.NONE && !query.by().isTime();
            Movement movement =
                    movements.since(period, split ? figure : figures.figure(key, query.by(Breakdown.SOURCE)));
            compare(movement);
            if (!movement.parts().isEmpty()) {
                explain(movement);
            }
        } else {
            Figure before = figures.figure(key, query.during(period).by(Breakdown.NONE));
            compare(Movement.between(before, figure));
            panel.add(new Paragraph("%s is not made of its parts, so they cannot tell what moved it."
                    .formatted(figure.metric().label())));
        }
    }

    private void compare(Movement movement) {
        Figure before = movement.before();
        var was = new FigureLink(
                Wording.value(before),
                FigureParameters.address(before.metric().key(), before.query().by(Breakdown.NONE)),
                Wording.origin(before));
        Div line = new Div(was, new Span(Wording.period(before.query().period())));
        line.addClassName("accord-actions");
        Optional<BigDecimal> change = movement.change();
        line.add(
                change.isPresent()
                        ? delta(movement.after(), change.get(), movement.relative())
                        : new Span("One of the two has no value, so there is nothing to compare."));
        panel.add(line);
    }

    private static DeltaText delta(Figure figure, BigDecimal moved, Optional<BigDecimal> relative) {
        if (moved.signum() == 0) {
            return new DeltaText(DeltaText.Direction.LEVEL, "Nothing has changed");
        }
        String share = figure.metric().unit() == Unit.RATIO
                ? ""
                : relative.map(part -> ", " + FigureText.percent(part.abs(), 1)).orElse("");
        return moved.signum() > 0
                ? new DeltaText(DeltaText.Direction.UP, amount(figure, moved) + " more" + share)
                : new DeltaText(DeltaText.Direction.DOWN, amount(figure, moved.negate()) + " less" + share);
    }

    private void explain(Movement movement) {
        List<Effect> effects = movement.after().denominator().isPresent()
                ? OF_QUOTIENTS
                : OF_SUMS.stream()
                        .filter(effect -> movement.parts().stream()
                                .anyMatch(part -> effect.ofPart().apply(part).signum() != 0))
                        .toList();
        Breakdown by = movement.after().query().by();
        panel.add(table(movement, effects, by));
        Facts meanings = new Facts();
        effects.forEach(effect -> meanings.fact(
                effect.name(),
                "%s: %s".formatted(signed(movement.after(), effect.ofWhole().apply(movement)), effect.meaning())));
        panel.add(meanings);
    }

    private static Component table(Movement movement, List<Effect> effects, Breakdown by) {
        Figure after = movement.after();
        DataTable table = new DataTable("What moved " + after.metric().label() + ", by " + by.word())
                .column(Wording.by(by))
                .numbers("Before")
                .numbers("Now");
        if (effects.size() > 1) {
            effects.forEach(effect -> table.numbers(effect.name()));
        }
        table.numbers("Moved it by");
        for (Movement.Part part : movement.parts()) {
            List<Component> cells = new ArrayList<>();
            cells.add(BreakdownParts.link(after, part.group()));
            cells.add(new Span(FigureText.orNone(part.before(), value -> Wording.value(after, value))));
            cells.add(new Span(FigureText.orNone(part.after(), value -> Wording.value(after, value))));
            if (effects.size() > 1) {
                effects.forEach(effect ->
                        cells.add(new Span(signed(after, effect.ofPart().apply(part)))));
            }
            cells.add(new Span(signed(after, part.contribution())));
            table.row(cells.toArray(Component[]::new));
        }
        return new Tall("Table of what moved " + after.metric().label().toLowerCase(Locale.ROOT), table);
    }

    private static String signed(Figure figure, BigDecimal moved) {
        String sign = moved.signum() > 0 ? "+" : moved.signum() < 0 ? "−" : "";
        return sign + amount(figure, moved.abs());
    }

    /** A difference of values of the figure: of shares in points, as "3 % more" could mean two things. */
    private static String amount(Figure figure, BigDecimal difference) {
        return switch (figure.metric().unit()) {
            case RATIO -> FigureText.decimal(difference.movePointRight(2), 2) + " points";
            case COUNT ->
                FigureText.decimal(difference, difference.stripTrailingZeros().scale() > 0 ? 1 : 0);
            default -> Wording.value(figure, difference);
        };
    }
}
