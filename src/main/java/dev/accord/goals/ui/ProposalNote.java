package dev.accord.goals.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializablePredicate;
import com.vaadin.flow.server.Command;
import dev.accord.goals.Goal;
import dev.accord.goals.GoalChange;
import dev.accord.goals.Goals;
import dev.accord.goals.Owner;
import dev.accord.metrics.Metric;
import dev.accord.ui.Attempt;
import dev.accord.ui.FigureText;
import dev.accord.ui.Notice;
import dev.accord.ui.ReasonDialog;

/** A change that waits to be agreed to, beside the goal that is in force until then. */
final class ProposalNote extends Div {

    private final Desk desk;
    private final GoalChange proposed;
    private final Command changed;

    /** @param changed what follows when it was decided */
    ProposalNote(Desk desk, GoalChange proposed, Goal inForce, Command changed) {
        this.desk = desk;
        this.proposed = proposed;
        this.changed = changed;
        addClassNames("accord-callout", "accord-proposal");
        Metric metric = desk.pacing().paceable(Owner.COMPANY).stream()
                .filter(known -> known.key().equals(inForce.metric()))
                .findFirst()
                .orElseThrow();
        add(new Paragraph("Proposed by %s on %s: %s %s in place of %s%s"
                .formatted(
                        proposed.by().orElse("Accord"),
                        FigureText.day(proposed.at(), desk.zone()),
                        metric.label(),
                        ProgressText.full(
                                metric,
                                proposed.goal().currency(),
                                proposed.goal().target()),
                        ProgressText.full(metric, inForce.currency(), inForce.target()),
                        proposed.reason().map(why -> ". " + why).orElse(""))));
        Div buttons = new Div();
        buttons.addClassName("accord-goal-actions");
        String which = "%s, %s".formatted(metric.label(), GoalTable.label(inForce));
        if (desk.proposals().mayDecide(proposed)) {
            Button agree = button("Agree", which, this::agree);
            agree.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(agree, button("Decline", which, () -> ask("Decline", this::decline)));
        }
        if (desk.proposals().mayWithdraw(proposed)) {
            buttons.add(button("Withdraw", which, () -> ask("Withdraw", this::withdraw)));
        }
        if (buttons.getComponentCount() > 0) {
            add(buttons);
        }
    }

    private static Button button(String text, String which, Command run) {
        Button button = new Button(text, click -> run.execute());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel("%s the change of %s".formatted(text, which));
        return button;
    }

    private static void ask(String verb, SerializablePredicate<String> then) {
        new ReasonDialog(
                        verb + " the change",
                        "The goal stays as it is.",
                        "Why",
                        "Say why: whoever looks at the history reads it.",
                        Goals.LONGEST_REASON,
                        verb,
                        then)
                .open();
    }

    private void agree() {
        done(
                "The change is in force",
                () -> desk.proposals().agree(proposed.goal().id()));
    }

    private boolean decline(String why) {
        return done(
                "The change is declined",
                () -> desk.proposals().decline(proposed.goal().id(), why));
    }

    private boolean withdraw(String why) {
        return done(
                "The change is withdrawn",
                () -> desk.proposals().withdraw(proposed.goal().id(), why));
    }

    private boolean done(String notice, Command work) {
        boolean done = Attempt.succeeds(work);
        if (done) {
            Notice.done(notice);
            changed.execute();
        }
        return done;
    }
}
