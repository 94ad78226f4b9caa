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
import dev.accord.leads.BulkChange;
import dev.accord.leads.BulkChange.Outcome;
import dev.accord.leads.BulkChange.State;
import dev.accord.leads.BulkChanges;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.Facts;
import dev.accord.ui.FigureText;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Follows one change of many leads while it runs, and tells what became of them. */
final class BulkRunPanel extends Div {

    private static final int POLL_MILLIS = 500;

    private final BulkChanges changes;
    private final Id id;
    private final boolean own;
    private final Clock clock;
    private final ZoneId zone;
    private final Command ended;

    private Optional<BulkChange> shown = Optional.empty();
    private Optional<Registration> polling = Optional.empty();

    /**
     * @param own whether the reader may stop and undo it
     * @param ended runs when it has come to its end
     */
    BulkRunPanel(BulkChanges changes, Id id, boolean own, Clock clock, ZoneId zone, Command ended) {
        this.changes = changes;
        this.id = id;
        this.own = own;
        this.clock = clock;
        this.zone = zone;
        this.ended = ended;
        addClassName("accord-stack");
        getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        follow(attach.getUI());
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        rest(detach.getUI());
    }

    private void follow(UI ui) {
        show(changes.report(id));
        if (shown.filter(BulkChange::works).isPresent() && polling.isEmpty()) {
            ui.setPollInterval(POLL_MILLIS);
            polling = Optional.of(ui.addPollListener(poll -> {
                show(changes.report(id));
                if (shown.filter(BulkChange::works).isEmpty()) {
                    rest(poll.getSource());
                    ended.execute();
                }
            }));
        }
    }

    private void rest(UI ui) {
        polling.ifPresent(Registration::remove);
        polling = Optional.empty();
        ui.setPollInterval(-1);
    }

    private void show(BulkChange change) {
        if (shown.filter(change::equals).isPresent()) {
            return; // nothing new to be read out
        }
        shown = Optional.of(change);
        removeAll();
        Facts facts = new Facts()
                .fact("State", BulkWords.tag(change))
                .fact("Leads", BulkWords.counts(change))
                .fact("Reason", change.reason())
                .fact("Asked by", change.askedBy() + ", " + FigureText.moment(change.askedAt(), zone));
        if (change.undoneBy() != null && change.undoneAt() != null) {
            facts.fact("Undone by", change.undoneBy() + ", " + FigureText.moment(change.undoneAt(), zone));
        }
        add(facts);
        if (change.works()) {
            add(progress(change));
        }
        Optional.ofNullable(change.failure()).ifPresent(why -> add(new Paragraph(why)));
        actions(change);
        lines("Left as they are", Outcome.REFUSED, change.refused());
        lines("Not taken back", Outcome.KEPT, change.kept());
    }

    private static ProgressBar progress(BulkChange change) {
        ProgressBar bar = new ProgressBar(0, Math.max(change.chosen(), 1));
        bar.setValue(
                change.state() == State.RUNNING ? change.chosen() - change.waiting() : change.undone() + change.kept());
        bar.getElement().setAttribute("aria-label", "Leads that are done");
        return bar;
    }

    private void actions(BulkChange change) {
        if (own && change.state() == State.RUNNING) {
            add(new Button("Stop", click -> act(() -> changes.stop(id))));
        }
        if (own && change.canBeUndone(clock.instant()) && change.undoUntil() != null) {
            Button undo = new Button("Undo", click -> act(() -> changes.undo(id)));
            undo.setDisableOnClick(true);
            add(undo, new Paragraph("Can be undone until " + FigureText.moment(change.undoUntil(), zone) + "."));
        }
    }

    private void act(Command work) {
        Attempt.succeeds(work);
        getUI().ifPresent(this::follow);
        if (shown.filter(BulkChange::works).isEmpty()) {
            ended.execute();
        }
    }

    private void lines(String title, Outcome outcome, int count) {
        if (count > 0) {
            Paragraph heading = new Paragraph(title);
            heading.addClassName("accord-strong");
            add(heading, new BulkLines(changes, id, outcome, count));
        }
    }
}
