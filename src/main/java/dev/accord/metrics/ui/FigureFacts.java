package dev.accord.metrics.ui;

import com.vaadin.flow.component.html.Div;
import dev.accord.metrics.Figure;
import dev.accord.metrics.Unit;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureLink;
import dev.accord.ui.FigureText;
import dev.accord.ui.StateTag;
import java.util.Locale;
import java.util.Set;

/** A figure with everything that makes it checkable. */
final class FigureFacts extends Div {

    /** Worth a line only where there are any. */
    private static final Set<String> EXCEPTIONS = Set.of("skipped", "unknownAmounts");

    FigureFacts(Figure figure) {
        Div line = new Div(new FigureLink(Wording.value(figure)));
        line.addClassName("accord-tile-line");
        add(line);
        if (figure.metric().unit() == Unit.RATIO
                && figure.numerator().compareTo(figure.denominator().orElse(figure.numerator())) > 0) {
            add(new Div("More than 100 %: of what converted in the period, some began before it."));
        }
        Facts facts = new Facts()
                .fact("Formula", figure.metric().definition())
                .fact("Definition", figure.definitionVersion())
                .fact("Period", Wording.period(figure.query().period()))
                .fact("Basis", Wording.basis(figure.query()))
                .fact(
                        "As of",
                        FigureText.moment(figure.asOf(), figure.query().period().zone()));
        facts.fact("Records", FigureText.count(figure.records()));
        if (figure.denominator().isPresent()) {
            facts.fact("Numerator", FigureText.decimal(figure.numerator(), 2));
            facts.fact("Denominator", FigureText.decimal(figure.denominator().get(), 2));
        }
        if (figure.maturing() > 0) {
            facts.fact("Maturing", FigureText.count(figure.maturing()) + " leads younger than the window, not counted");
        }
        figure.apart().forEach((name, value) -> {
            if (!EXCEPTIONS.contains(name)
                    || value.filter(number -> number.signum() > 0).isPresent()) {
                facts.fact(
                        Wording.beside(name),
                        FigureText.orNone(value, number -> Wording.besideValue(figure, name, number)));
            }
        });
        figure.faults().forEach((name, number) -> {
            if (number > 0) {
                facts.fact(Wording.fault(name), new StateTag(FigureText.count(number), StateTag.Tone.DUE));
            }
        });
        figure.query()
                .only()
                .forEach(only -> facts.fact(
                        "Only " + Wording.by(only.by()).toLowerCase(Locale.ROOT),
                        only.group() == null ? "Unknown" : only.group()));
        add(facts);
    }
}
