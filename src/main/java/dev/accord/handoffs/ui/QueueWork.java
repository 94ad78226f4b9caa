package dev.accord.handoffs.ui;

import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.server.Command;
import dev.accord.handoffs.Causes;
import dev.accord.handoffs.QueueItem;
import dev.accord.ui.Keys;
import java.io.Serializable;
import java.util.Optional;

/** What sales does with the offers, by key or by button: with those that are marked, or with the one at hand. */
final class QueueWork implements Serializable {

    private final Answers answers;
    private final Contacts contacts;
    private final OfferExtras extras;
    private final Causes causes;
    private final MarkedOffers marked;
    private final SerializableSupplier<Optional<QueueItem>> atHand;
    private final Command answered;

    /**
     * @param atHand the offer that is open or selected
     * @param answered runs when offers were settled
     */
    QueueWork(
            Answers answers,
            Contacts contacts,
            OfferExtras extras,
            Causes causes,
            MarkedOffers marked,
            SerializableSupplier<Optional<QueueItem>> atHand,
            Command answered) {
        this.answers = answers;
        this.contacts = contacts;
        this.extras = extras;
        this.causes = causes;
        this.marked = marked;
        this.atHand = atHand;
        this.answered = answered;
    }

    Keys bind(Keys keys) {
        return keys.on("x", "Choose, to accept several together", () -> withOne(marked::toggle))
                .on("a", "Accept: those chosen, or this one", this::accept)
                .on("d", "Dispute", this::dispute)
                .on("u", "Undo the last answer, within ten seconds", answers::undo)
                .on("s", "Snooze until a day", () -> withOne(extras::snooze))
                .on("t", "Log an attempt: called, no answer", () -> withOne(contacts::attempt))
                .on("c", "Log a contact: called and spoke", () -> withOne(contacts::reached))
                .on("l", "Log a mail, a meeting, or with a note", () -> withOne(contacts::other));
    }

    private void withOne(SerializableConsumer<QueueItem> work) {
        atHand.get().ifPresent(work);
    }

    private void accept() {
        if (marked.isEmpty()) {
            acceptOne();
        } else {
            acceptMarked();
        }
    }

    boolean acceptOne() {
        boolean settled = atHand.get().filter(answers::accept).isPresent();
        if (settled) {
            answered.execute();
        }
        return settled;
    }

    void acceptMarked() {
        if (answers.accept(marked.items())) {
            marked.clear();
            answered.execute();
        }
    }

    void dispute() {
        atHand.get()
                .ifPresent(item -> new DisputeDialog(item.leadName(), causes.active(), (cause, note) -> {
                            boolean settled = answers.dispute(item, cause, note);
                            if (settled) {
                                answered.execute();
                            }
                            return settled;
                        })
                        .open());
    }
}
