package dev.accord.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.Optional;

/**
 * Follows work on leads that goes on by itself: how many have been looked at, with a way to cancel it. Whoever shows it
 * takes it away once the work has ended.
 */
public final class WorkProgress extends Div {

    private static final int POLL_MILLIS = 500;

    /**
     * How far it is.
     *
     * @param leads how many were looked at
     * @param ofLeads how many there are; 0 while that is not known
     */
    public record Step(boolean running, long leads, long ofLeads) implements Serializable {}

    private final SerializableSupplier<Step> look;
    private final Command ended;
    private final Paragraph words = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private Optional<Registration> polling = Optional.empty();

    /** @param ended what follows when it is found to have ended */
    public WorkProgress(SerializableSupplier<Step> look, Command cancel, Command ended) {
        this.look = look;
        this.ended = ended;
        bar.getElement().setAttribute("aria-label", "Leads looked at");
        addClassName("accord-work-state");
        add(words, bar, new Button("Cancel", click -> cancel.execute()));
        show(look.get());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        attach.getUI().setPollInterval(POLL_MILLIS);
        polling = Optional.of(attach.getUI().addPollListener(poll -> follow()));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        stopPolling(detach.getUI());
    }

    private void follow() {
        Step step = look.get();
        if (step.running()) {
            show(step);
        } else {
            getUI().ifPresent(this::stopPolling);
            ended.execute();
        }
    }

    private void show(Step step) {
        bar.setIndeterminate(step.ofLeads() == 0);
        bar.setMax(Math.max(1, step.ofLeads()));
        bar.setValue(step.leads());
        words.setText(
                step.ofLeads() == 0
                        ? "About to begin."
                        : "%s of %s leads looked at."
                                .formatted(FigureText.count(step.leads()), FigureText.count(step.ofLeads())));
    }

    private void stopPolling(UI ui) {
        polling.ifPresent(listener -> {
            listener.remove();
            ui.setPollInterval(-1);
        });
        polling = Optional.empty();
    }
}
