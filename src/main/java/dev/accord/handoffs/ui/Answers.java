package dev.accord.handoffs.ui;

import com.vaadin.flow.server.Command;
import dev.accord.handoffs.AlreadyTaken;
import dev.accord.handoffs.Cause;
import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.Handoffs;
import dev.accord.handoffs.QueueItem;
import dev.accord.ui.Attempt;
import dev.accord.ui.Notice;
import java.io.Serializable;

/** Answers offers and says what came of it. Each answer tells whether the offer is settled, by us or by somebody before us. */
record Answers(Handoffs handoffs, HandoffQueue queue) implements Serializable {

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
                Notice.done(done + item.leadName());
            } catch (AlreadyTaken late) {
                Notice.refused(QueueTexts.late(queue.item(item.id()), late));
            }
        });
    }
}
