package dev.accord.glossary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.criteria.Criterion;
import dev.accord.glossary.criteria.Criterion.Scored;
import dev.accord.glossary.criteria.Criterion.Scored.Weight;
import dev.accord.shared.Refused;
import dev.accord.ui.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** "Reaches 20 points: 5 for a visit, 10 for a demo requested; half of them are gone after 30 days". */
final class PointsEditor extends PartEditor {

    private static final int MOST_POINTS = 100_000;
    private static final int MOST_WEIGHT = 1_000;
    private static final int MOST_DAYS = 3_650;

    private final Choices choices;
    private final IntegerField points;
    private final IntegerField halfLife;
    private final Div weights = new Div();
    private final Button more = new Button("Points for another activity", Glyph.PLUS.icon());
    private final List<WeightRow> rows = new ArrayList<>();

    /** A new one. */
    PointsEditor(Choices choices, Command changed) {
        this(choices, new Scored(10, List.of(new Weight(choices.activities().getFirst(), 1)), null), changed);
    }

    PointsEditor(Choices choices, Scored scored, Command changed) {
        super(changed);
        this.choices = choices;
        addClassName("accord-rule-points");
        points = number("Points to reach", 1, MOST_POINTS, scored.points(), null);
        halfLife = number("Half of the points are gone after days", 1, MOST_DAYS, scored.halfLifeDays(), "never");
        weights.addClassName("accord-rule-weights");
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.addClickListener(click -> {
            WeightRow row = append(new Weight(choices.activityBeside(used()), 1));
            row.activity.focus();
            tell();
        });
        add(
                row(word("Reaches"), points, word("points, with")),
                weights,
                more,
                row(word("Half of the points are gone after"), halfLife, word("days")));
        scored.weights().forEach(this::append);
    }

    private static Div row(com.vaadin.flow.component.Component... parts) {
        Div row = new Div(parts);
        row.addClassName("accord-rule-row");
        return row;
    }

    private java.util.Set<String> used() {
        return rows.stream().map(row -> row.activity.getValue()).collect(Collectors.toSet());
    }

    private WeightRow append(Weight weight) {
        WeightRow row = new WeightRow(weight);
        rows.add(row);
        weights.add(row);
        rows.forEach(each -> each.remove.setVisible(rows.size() > 1));
        return row;
    }

    /** So many points for each activity of a type. */
    private final class WeightRow extends Div {

        private final Select<String> activity;
        private final IntegerField worth;
        private final Button remove = new Button(Glyph.CLOSE.icon());

        WeightRow(Weight weight) {
            addClassName("accord-rule-row");
            worth = number("Points", 1, MOST_WEIGHT, weight.points(), null);
            activity = activities(choices, weight.activity());
            remove.setAriaLabel("Remove these points");
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            remove.addClickListener(click -> {
                rows.remove(this);
                weights.remove(this);
                rows.forEach(each -> each.remove.setVisible(rows.size() > 1));
                more.focus();
                tell();
            });
            add(worth, word("for each"), activity, remove);
        }
    }

    @Override
    Optional<Criterion> criterion() {
        Integer wanted = points.getValue();
        if (wanted == null || rows.stream().anyMatch(row -> row.worth.getValue() == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Scored(
                    wanted,
                    rows.stream()
                            .map(row -> new Weight(row.activity.getValue(), row.worth.getValue()))
                            .toList(),
                    halfLife.getValue()));
        } catch (Refused unfinished) {
            return Optional.empty();
        }
    }

    @Override
    boolean isComplete() {
        List<Boolean> checks = new ArrayList<>();
        checks.add(fits(points, 1, MOST_POINTS, false));
        checks.add(fits(halfLife, 1, MOST_DAYS, true));
        rows.forEach(row -> checks.add(fits(row.worth, 1, MOST_WEIGHT, false)));
        return all(checks);
    }

    @Override
    void takeFocus() {
        rows.stream()
                .map(row -> row.worth)
                .filter(IntegerField::isInvalid)
                .findFirst()
                .orElse(halfLife.isInvalid() ? halfLife : points)
                .focus();
    }
}
