package dev.accord.glossary.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.accord.glossary.Rehearsing;
import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.Rehearsing.State;
import dev.accord.glossary.VersionCard;
import dev.accord.glossary.criteria.Criteria;
import dev.accord.shared.Id;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import dev.accord.ui.Panel;
import dev.accord.ui.WorkProgress;
import java.time.ZoneId;
import java.util.Optional;

/** Tries the rule of a draft on the history of all leads: begins it, follows it, and shows what it would have meant. */
final class RehearsalPanel extends Div {

    private final Rehearsing rehearsing;
    private final VersionCard draft;
    private final Criteria rule;
    private final ZoneId zone;
    private final Div state = new Div();
    private final Div outcome = new Div();
    private final Button begin = new Button("Rehearse over history", click -> begin());

    RehearsalPanel(Rehearsing rehearsing, VersionCard draft, Criteria rule, ZoneId zone) {
        this.rehearsing = rehearsing;
        this.draft = draft;
        this.rule = rule;
        this.zone = zone;
        state.addClassName("accord-work-state");
        state.getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        add(new Panel("Rehearsal of v" + draft.version(), state, outcome).actions(begin));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        rehearsing.latest(draft.id()).ifPresentOrElse(this::show, () -> tell("""
                Before anybody signs: who would have qualified by this rule each month, from which sources, and how those \
                leads ended."""));
    }

    private void begin() {
        Attempt.succeeds(() -> show(rehearsing.start(draft.term(), rule, Optional.of(draft.id()))));
    }

    private void show(Id rehearsal) {
        Progress progress = rehearsing.progress(rehearsal);
        begin.setVisible(progress.state() != State.RUNNING);
        begin.setText("Rehearse again");
        outcome.removeAll();
        switch (progress.state()) {
            case RUNNING -> follow(rehearsal);
            case DONE -> done(rehearsal, progress);
            case CANCELLED -> tell("The rehearsal was cancelled.");
            case FAILED ->
                tell("The rehearsal broke off: "
                        + Optional.ofNullable(progress.note()).orElse("the log says why") + ".");
        }
    }

    private void follow(Id rehearsal) {
        state.removeAll();
        state.add(new WorkProgress(
                () -> step(rehearsing.progress(rehearsal)),
                () -> {
                    if (Attempt.succeeds(() -> rehearsing.cancel(rehearsal))) {
                        show(rehearsal);
                        begin.focus();
                    }
                },
                () -> show(rehearsal)));
    }

    private static WorkProgress.Step step(Progress progress) {
        return new WorkProgress.Step(progress.state() == State.RUNNING, progress.leads(), progress.ofLeads());
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
