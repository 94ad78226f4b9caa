package dev.accord.handoffs.ui;

import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.QueueItem;
import dev.accord.leads.Activities;
import dev.accord.leads.ui.ActivityDialog;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.io.Serializable;

/**
 * Logs what sales does to reach a lead: the two that happen all day by one key, anything else by a short dialog. The first
 * of them is the response to the offer.
 */
record Contacts(Activities activities, SerializableConsumer<QueueItem> logged) implements Serializable {

    /** A call that nobody answered. */
    void attempt(QueueItem item) {
        log(
                item,
                "Logged an attempt: called %s, no answer",
                () -> activities.log(item.leadId(), "CALL", "no answer", ""));
    }

    /** A call that was answered. */
    void reached(QueueItem item) {
        log(item, "Logged a contact: spoke with %s", () -> activities.log(item.leadId(), "CALL", "connected", ""));
    }

    void other(QueueItem item) {
        new ActivityDialog(entry -> log(
                        item,
                        "Logged what was done with %s",
                        () -> activities.log(item.leadId(), entry.type(), entry.outcome(), entry.note())))
                .open();
    }

    private boolean log(QueueItem item, String said, Command work) {
        boolean done = Attempt.succeeds(work);
        if (done) {
            Notice.done(said.formatted(item.leadName()));
            logged.accept(item);
        }
        return done;
    }
}
