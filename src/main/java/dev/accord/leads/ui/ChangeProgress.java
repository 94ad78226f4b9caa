package dev.accord.leads.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import java.util.Locale;
import java.util.Optional;

/** Follows a long change of the lifecycle, with counts and a way to break it off. */
final class ChangeProgress extends Div {

    private static final int POLL_MILLIS = 500;

    private final transient ChangeRun run;
    private final Command done;
    private final Command brokenOff;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph count = new Paragraph("The leads move …");
    private final Button cancel = new Button("Cancel", click -> cancel());
    private Optional<Registration> polling = Optional.empty();

    ChangeProgress(ChangeRun run, Command done, Command brokenOff) {
        this.run = run;
        this.done = done;
        this.brokenOff = brokenOff;
        addClassName("accord-stack");
        bar.setIndeterminate(true);
        add(bar, count, cancel);
    }

    private void cancel() {
        run.cancel();
        cancel.setEnabled(false);
        count.setText("It is being taken back …");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        run.begin();
        attach.getUI().setPollInterval(POLL_MILLIS);
        polling = Optional.of(attach.getUI().addPollListener(poll -> look(poll.getSource())));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopPolling(detach.getUI());
    }

    private void look(UI ui) {
        if (run.hasEnded()) {
            stopPolling(ui);
            run.failure().ifPresentOrElse(this::failed, done::execute);
        } else if (run.all() > 0 && !run.isCancelled()) {
            // the figures are told anew after the last lead has moved
            bar.setIndeterminate(run.done() >= run.all());
            bar.setValue(Math.min(1, (double) run.done() / run.all()));
            count.setText(
                    run.done() >= run.all()
                            ? "The figures are told anew …"
                            : "%s of %s leads have moved"
                                    .formatted(FigureText.count(run.done()), FigureText.count(run.all())));
        }
    }

    private void failed(String why) {
        if (run.isCancelled()) {
            Notice.done("Broken off. Nothing has changed.");
        } else {
            Notice.refused(why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + ".");
        }
        brokenOff.execute();
    }

    private void stopPolling(UI ui) {
        polling.ifPresent(Registration::remove);
        polling = Optional.empty();
        ui.setPollInterval(-1);
    }
}
