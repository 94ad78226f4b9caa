package dev.accord.disputes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.accord.disputes.DisputeBoard.Decision;
import dev.accord.disputes.DisputeStep;
import dev.accord.ui.FigureText;
import dev.accord.ui.Glyph;
import dev.accord.ui.Panel;
import dev.accord.ui.Timeline;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Every step of a dispute, so that a verdict that was reopened is not forgotten. */
final class HistoryPanel extends Div {

    HistoryPanel(List<Decision> steps, ZoneId zone) {
        Timeline timeline = new Timeline();
        steps.forEach(step -> timeline.entry(
                glyph(step.step()),
                title(step),
                step.by() == null ? "Accord" : step.by(),
                FigureText.moment(step.at(), zone),
                details(step)));
        add(new Panel("Steps", timeline));
    }

    private static String title(Decision step) {
        return switch (step.step()) {
            case RAISED, CONCLUDED, REOPENED -> step.step().label();
            case TAKEN ->
                step.researcher() == null || step.researcher().equals(step.by())
                        ? step.step().label()
                        : "Research given to " + step.researcher();
            case DECIDED -> Boolean.TRUE.equals(step.upheld()) ? "Verdict: upheld" : "Verdict: not upheld";
        };
    }

    private static Component[] details(Decision step) {
        List<Component> details = new ArrayList<>();
        if (step.note() != null && !step.note().isEmpty()) {
            details.add(new Div(step.note()));
        }
        if (step.step() == DisputeStep.DECIDED) {
            Div where = new Div("%s, %s"
                    .formatted(
                            step.trueCause(),
                            step.offeredTo() == null
                                    ? "to " + step.repositionedTo()
                                    : "offered to " + step.offeredTo()));
            where.addClassName("accord-secondary");
            details.add(where);
        }
        return details.toArray(Component[]::new);
    }

    private static Glyph glyph(DisputeStep step) {
        return switch (step) {
            case RAISED, REOPENED -> Glyph.DISPUTE;
            case TAKEN -> Glyph.PEOPLE;
            case CONCLUDED -> Glyph.CHECK;
            case DECIDED -> Glyph.AGREEMENT;
        };
    }
}
