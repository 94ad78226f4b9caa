package dev.accord.metrics.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.VersionName;
import dev.accord.leads.Restatements;
import dev.accord.metrics.Figure;
import dev.accord.ui.Attempt;
import dev.accord.ui.DataTable;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.WorkProgress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The restated figure beside the one that was recorded; or why there is none, and a way to get it. */
final class RestatedPanel extends Div {

    private final Restatements restatements;
    private final VersionName version;
    private final Command done;
    private final Div state = new Div();
    private final Button begin = new Button("Restate", click -> begin());

    /** @param done what follows when the history was looked at anew */
    RestatedPanel(Restatements restatements, Restated restated, Command done) {
        this.restatements = restatements;
        this.version = restated.version();
        this.done = done;
        state.addClassName("accord-work-state");
        state.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        Panel panel = new Panel("Restated under " + version.label());
        add(panel);
        Optional<String> impossible = restated.impossible();
        if (impossible.isPresent()) {
            panel.add(new Paragraph(sentence(impossible.get())));
            return;
        }
        panel.add(new Paragraph(Wording.meaning(version)));
        restated.figure().ifPresent(figure -> panel.add(beside(restated.recorded(), figure)));
        panel.add(state);
        panel.actions(begin);
        show(restated);
    }

    private void show(Restated restated) {
        if (restated.figure().isPresent()) {
            begin.setText("Restate again");
            tell(upTo(restated.recorded(), restated.figure().get()));
        } else {
            tell("The history has not been looked at under this version yet. That takes minutes where there are many"
                    + " leads, and goes on by itself.");
        }
        restatements.progress(version).ifPresent(this::show);
    }

    private void show(Progress progress) {
        begin.setVisible(progress.state() != State.RUNNING);
        switch (progress.state()) {
            case RUNNING -> {
                state.removeAll();
                state.add(new WorkProgress(this::step, this::cancel, done));
            }
            case FAILED ->
                state.add(new Paragraph("The last attempt broke off: "
                        + Optional.ofNullable(progress.note()).orElse("the log says why.")));
            case CANCELLED -> state.add(new Paragraph("The last attempt was cancelled."));
            case DONE -> {}
        }
    }

    private WorkProgress.Step step() {
        return restatements
                .progress(version)
                .map(progress ->
                        new WorkProgress.Step(progress.state() == State.RUNNING, progress.leads(), progress.ofLeads()))
                .orElse(new WorkProgress.Step(false, 0, 0));
    }

    private void begin() {
        if (Attempt.succeeds(() -> restatements.begin(version))) {
            done.execute();
        }
    }

    private void cancel() {
        if (Attempt.succeeds(() -> restatements.cancel(version))) {
            done.execute();
        }
    }

    private void tell(String words) {
        state.removeAll();
        state.add(new Paragraph(words));
    }

    private static String upTo(Figure recorded, Figure restated) {
        String moment =
                FigureText.moment(restated.asOf(), restated.query().period().zone());
        Instant end = recorded.query().period().end();
        return "It was recorded under " + recorded.definitionVersion() + ". The history was looked at up to " + moment
                + "."
                + (restated.asOf().isBefore(end) && restated.asOf().isBefore(recorded.asOf())
                        ? " What was recorded runs on: restate again to compare to the same moment."
                        : "");
    }

    private DataTable beside(Figure recorded, Figure restated) {
        DataTable table = new DataTable("%s as recorded and restated under %s"
                        .formatted(recorded.metric().label(), version.label()))
                .column("Figure")
                .numbers("As recorded")
                .numbers("Under " + version.label())
                .row(recorded.metric().label(), Wording.value(recorded), Wording.value(restated));
        if (recorded.denominator().isPresent()) {
            table.row(
                    "Numerator",
                    FigureText.decimal(recorded.numerator(), 2),
                    FigureText.decimal(restated.numerator(), 2));
            table.row(
                    "Denominator",
                    FigureText.orNone(recorded.denominator(), number -> FigureText.decimal(number, 2)),
                    FigureText.orNone(restated.denominator(), number -> FigureText.decimal(number, 2)));
        }
        if (recorded.maturing() + restated.maturing() > 0) {
            table.row("Maturing", FigureText.count(recorded.maturing()), FigureText.count(restated.maturing()));
        }
        return table;
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }
}
