package dev.accord.handoffs.ui;

import dev.accord.handoffs.HandoffQueue;
import dev.accord.handoffs.HandoffState;
import dev.accord.handoffs.QueueItem;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import java.io.Serializable;
import java.util.Optional;

/** What the queue offers to whom. The services decide; this only keeps useless buttons away. */
record QueueRights(SignedIn who) implements Serializable {

    boolean answers() {
        return who.is(Role.SALES_REP) || who.is(Role.SALES_MANAGER);
    }

    boolean mayAnswer(QueueItem item) {
        boolean mine = item.assigneeId() != null && who.person().equals(Optional.of(item.assigneeId()));
        boolean myTeams = item.teamId() == null || who.team().equals(Optional.of(item.teamId()));
        return answers() && item.state() == HandoffState.OFFERED && (mine || myTeams);
    }

    boolean mayHandOn(QueueItem item) {
        return who.is(Role.SALES_MANAGER) && item.state() == HandoffState.OFFERED;
    }

    /** Where the day begins: a rep's with what is offered to them. */
    HandoffQueue.Tab homeTab() {
        return who.is(Role.SALES_REP) ? HandoffQueue.Tab.MINE : HandoffQueue.Tab.ALL;
    }

    /** A tab on which that offer is to be seen. */
    HandoffQueue.Tab tabOf(QueueItem item) {
        boolean mine = item.assigneeId() != null && who.person().equals(Optional.of(item.assigneeId()));
        return mine ? HandoffQueue.Tab.MINE : HandoffQueue.Tab.ALL;
    }
}
