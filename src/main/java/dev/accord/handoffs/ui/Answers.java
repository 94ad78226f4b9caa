package dev.accord.handoffs.ui;

import com.vaadin.flow.server.Command;
import dev.accord.handoffs.AlreadyTaken;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.ManyOffers;
import dev.accord.handoffs.QueueItem;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Answers offers, says what came of it, and takes the last answer back. Each answer tells whether the offer is settled, by
 * us or by somebody before us.
 */
final class Answers implements Serializable {

    private final Handoffs handoffs;
    private final ManyOffers many;
    private final HandoffQueue queue;
    private final Command undone;
    private Optional<Notice> last = Optional.empty();

    /** @param undone runs when answers were taken back */
    Answers(Handoffs handoffs, ManyOffers many, HandoffQueue queue, Command undone) {
        this.handoffs = handoffs;
        this.many = many;
        this.queue = queue;
        this.undone = undone;
    }

    boolean accept(QueueItem item) {
        return settled(item, "Accepted ", () -> handoffs.accept(item.id()));
    }

    boolean dispute(QueueItem item, Cause cause, String note) {
        return settled(item, "Disputed ", () -> handoffs.dispute(item.id(), cause, note));
    }

    private boolean settled(QueueItem item, String done, Command answer) {
        return Attempt.succeeds(() -> {
            try {
                answer.execute();
                offerToUndo(done + item.leadName(), List.of(item));
            } catch (AlreadyTaken late) {
                Notice.refused(QueueTexts.late(queue.item(item.id()), late));
            }
        });
    }

    /** Each for itself: what somebody else has taken meanwhile leaves the others alone. */
    boolean accept(List<QueueItem> items) {
        return Attempt.succeeds(() -> {
            ManyOffers.Outcome outcome =
                    many.accept(items.stream().map(QueueItem::id).toList());
            List<QueueItem> done = items.stream()
                    .filter(item -> outcome.done().contains(item.id()))
                    .toList();
            if (!done.isEmpty()) {
                offerToUndo("Accepted " + QueueTexts.leads(done), done);
            }
            QueueTexts.notAccepted(items, outcome).ifPresent(Notice::refused);
        });
    }

    private void offerToUndo(String said, List<QueueItem> items) {
        last = Optional.of(Notice.undoable(said, () -> takeBack(items)));
    }

    /** Takes the last answer back, as long as it can be. */
    void undo() {
        last.ifPresent(Notice::undo);
        last = Optional.empty();
    }

    private void takeBack(List<QueueItem> items) {
        boolean done = Attempt.succeeds(() -> {
            if (items.size() == 1) {
                handoffs.undo(items.getFirst().id());
                Notice.done(
                        "Taken back: %s waits again".formatted(items.getFirst().leadName()));
            } else {
                ManyOffers.Outcome outcome =
                        many.undo(items.stream().map(QueueItem::id).toList());
                Notice.done("Taken back: %d of %d wait again"
                        .formatted(outcome.done().size(), items.size()));
            }
        });
        if (done) {
            undone.execute();
        }
    }
}
