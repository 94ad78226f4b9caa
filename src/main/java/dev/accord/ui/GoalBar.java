package dev.accord.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A goal, how much of it is reached, and where the plan says we should be today, as a bar and as words.
 *
 * {@snippet :
 * new GoalBar("Revenue goal, Q4 2026",
 *         new GoalBar.Standing(goal, won, planByNow), "won",
 *         amount -> FigureText.money(amount, "EUR"));
 * }
 */
public final class GoalBar extends Div {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Div title;
    private final Div bar;
    private final Div words;
    private final FigureLink actual;

    /**
     * Where a goal stands.
     *
     * @param goal what is to be reached by the end of the period
     * @param actual what is reached so far
     * @param planned what the plan expects by now
     */
    public record Standing(BigDecimal goal, BigDecimal actual, BigDecimal planned) implements Serializable {

        /** The reached share of the goal; no value for a goal of zero. */
        public Optional<BigDecimal> reached() {
            return share(actual);
        }

        /** The share of the goal that the plan expects by now; no value for a goal of zero. */
        public Optional<BigDecimal> pace() {
            return share(planned);
        }

        private Optional<BigDecimal> share(BigDecimal part) {
            return goal.signum() == 0 ? Optional.empty() : Optional.of(part.divide(goal, 6, RoundingMode.HALF_UP));
        }
    }

    /**
     * @param label what the goal is: "Revenue goal, Q4 2026"
     * @param verb what reaching it is called: "won"
     * @param written how an amount is written, with its unit
     */
    public GoalBar(String label, Standing standing, String verb, SerializableFunction<BigDecimal, String> written) {
        this(label, standing, verb, written, new FigureLink(written.apply(standing.actual())));
    }

    /**
     * The same with a link to the records behind what is reached.
     *
     * @param actual what is reached, as written
     */
    public GoalBar(
            String label,
            Standing standing,
            String verb,
            SerializableFunction<BigDecimal, String> written,
            FigureLink actual) {
        this.actual = actual;
        addClassName("accord-goal");
        title = new Div(new Span(label), strong(written.apply(standing.goal())));
        title.addClassName("accord-goal-title");
        bar = new Div();
        bar.addClassName("accord-goal-bar");
        draw(label, standing, verb, written);
        words = words(standing, verb, written, actual);
        add(title, bar, words);
    }

    /** Shows what the other shows. Nothing is touched where that is the same, and whoever stands on the figure stays there. */
    public void become(GoalBar other) {
        if (said().equals(other.said())) {
            return;
        }
        title.removeAll();
        title.add(other.title.getChildren().toArray(Component[]::new));
        bar.removeAll();
        bar.add(other.bar.getChildren().toArray(Component[]::new));
        other.bar
                .getElement()
                .getAttributeNames()
                .filter(name -> name.startsWith("aria-"))
                .forEach(name -> bar.getElement()
                        .setAttribute(name, other.bar.getElement().getAttribute(name)));
        actual.become(other.actual);
        words.getChildren().skip(1).toList().forEach(words::remove);
        words.add(other.words.getChildren().skip(1).toArray(Component[]::new));
    }

    private List<String> said() {
        var bars = bar.getChildren().map(part -> part.getElement().getAttribute("style"));
        var remarks = words.getChildren().skip(1).map(part -> part.getElement().getTextRecursively());
        return Stream.of(
                        Stream.of(
                                title.getElement().getTextRecursively(),
                                bar.getElement().getAttribute("aria-valuetext"),
                                actual.said()),
                        bars,
                        remarks)
                .flatMap(parts -> parts)
                .toList();
    }

    private void draw(String label, Standing standing, String verb, SerializableFunction<BigDecimal, String> written) {
        var reached = new Div();
        reached.addClassName("accord-goal-actual");
        reached.setWidth(width(standing.reached()));
        var pace = new Div();
        pace.addClassName("accord-goal-pace");
        pace.getStyle().set("inset-inline-start", width(standing.pace()));
        bar.add(reached, pace);
        var element = bar.getElement();
        element.setAttribute("role", "meter");
        element.setAttribute("aria-label", label);
        element.setAttribute("aria-valuemin", "0");
        element.setAttribute("aria-valuemax", "100");
        element.setAttribute("aria-valuenow", percent(standing.reached()).toPlainString());
        element.setAttribute(
                "aria-valuetext",
                "%s %s, %s of %s"
                        .formatted(
                                written.apply(standing.actual()),
                                verb,
                                FigureText.percent(standing.reached(), 0),
                                written.apply(standing.goal())));
    }

    private static Div words(
            Standing standing, String verb, SerializableFunction<BigDecimal, String> written, FigureLink actual) {
        actual.addClassName("accord-strong");
        var words = new Div(
                new Span(actual, new Span(" " + verb)),
                new Span(FigureText.percent(standing.reached(), 0) + " reached"),
                new Span("pace " + FigureText.percent(standing.pace(), 0)),
                DeltaText.againstPlan(standing.actual(), standing.planned(), written));
        words.addClassName("accord-goal-words");
        return words;
    }

    private static Span strong(String text) {
        var strong = new Span(text);
        strong.addClassName("accord-strong");
        return strong;
    }

    private static String width(Optional<BigDecimal> share) {
        return percent(share).toPlainString() + "%";
    }

    /** Within the bar: more than all of it is said in the words, not drawn. */
    private static BigDecimal percent(Optional<BigDecimal> share) {
        return share.orElse(BigDecimal.ZERO)
                .multiply(HUNDRED)
                .setScale(1, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(HUNDRED);
    }
}
