package dev.accord.glossary.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import dev.accord.glossary.Rehearsing;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.VersionCard;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import java.time.ZoneId;
import java.util.Optional;

/** Tries the rule of a draft on the history of all leads: begins it, follows it, and shows what it would have meant. */
final class RehearsalPanel extends Div {

    private static final int POLL_MILLIS = 500;

    private final Rehearsing rehearsing;
    private final VersionCard draft;
    private final Criteria rule;
    private final ZoneId zone;
    private final Div state = new Div();
    private final Div outcome = new Div();
    private final Button begin = new Button("Rehearse over history", click -> begin());
    private Optional<Progress> shown = Optional.empty();
    private Optional<Registration> polling = Optional.empty();

    RehearsalPanel(Rehearsing rehearsing, VersionCard draft, Criteria rule, ZoneId zone) {
        this.rehearsing = rehearsing;
        this.draft = draft;
        this.rule = rule;
        this.zone = zone;
        state.addClassName("accord-rehearsal-state");
        state.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        add(new Panel("Rehearsal of v" + draft.version(), state, outcome).actions(begin));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        rehearsing.latest(draft.id()).ifPresentOrElse(id -> follow(id, attach.getUI()), () -> tell("""
                Before anybody signs: who would have qualified by this rule each month, from which sources, and how those \
                leads ended."""));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopPolling(detach.getUI());
    }

    private void begin() {
        Attempt.succeeds(() -> follow(rehearsing.start(draft.term(), rule, Optional.of(draft.id())), UI.getCurrent()));
    }

    private void follow(Id rehearsal, UI ui) {
        stopPolling(ui);
        shown = Optional.empty();
        if (show(rehearsal) == State.RUNNING) {
            ui.setPollInterval(POLL_MILLIS);
            polling = Optional.of(ui.addPollListener(poll -> {
                if (show(rehearsal) != State.RUNNING) {
                    stopPolling(poll.getSource());
                }
            }));
        }
    }

    private void stopPolling(UI ui) {
        polling.ifPresent(listener -> {
            listener.remove();
            ui.setPollInterval(-1);
        });
        polling = Optional.empty();
    }

    private State show(Id rehearsal) {
        Progress progress = rehearsing.progress(rehearsal);
        if (shown.filter(progress::equals).isPresent()) {
            return progress.state(); // nothing new to be read out
        }
        shown = Optional.of(progress);
        begin.setVisible(progress.state() != State.RUNNING);
        begin.setText("Rehearse again");
        outcome.removeAll();
        switch (progress.state()) {
            case RUNNING -> running(rehearsal, progress);
            case DONE -> done(rehearsal, progress);
            case CANCELLED -> tell("The rehearsal was cancelled.");
            case FAILED ->
                tell("The rehearsal broke off: "
                        + Optional.ofNullable(progress.note()).orElse("the log says why") + ".");
        }
        return progress.state();
    }

    private void running(Id rehearsal, Progress progress) {
        ProgressBar bar = new ProgressBar(0, Math.max(1, progress.ofLeads()), progress.leads());
        bar.setIndeterminate(progress.ofLeads() == 0);
        bar.getElement().setAttribute("aria-label", "Leads looked at");
        tell(
                progress.ofLeads() == 0
                        ? "The rehearsal is about to begin."
                        : "%s of %s leads looked at."
                                .formatted(FigureText.count(progress.leads()), FigureText.count(progress.ofLeads())));
        state.add(bar, new Button("Cancel", click -> {
            if (Attempt.succeeds(() -> rehearsing.cancel(rehearsal))) {
                follow(rehearsal, UI.getCurrent());
                begin.focus();
            }
        }));
    }

    private void done(Id rehearsal, Progress progress) {
        VersionCard.Stamp revised = draft.revised();
        boolean stale = revised != null && revised.at().isAfter(progress.startedAt());
        rehearsing.outcome(rehearsal).ifPresent(found -> {
            tell("%s leads looked at, up to %s.%s"
                    .formatted(
                            FigureText.count(progress.ofLeads()),
                            FigureText.moment(found.asOf(), zone),
                            stale ? " The draft was changed afterwards: rehearse it again." : ""));
            outcome.add(new RehearsalOutcome(found));
        });
    }

    private void tell(String words) {
        state.removeAll();
        state.add(new Paragraph(words));
    }
}
