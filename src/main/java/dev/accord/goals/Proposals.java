package dev.accord.goals;

import dev.accord.goals.GoalChange.State;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the company's goals that wait for the other department: a goal that runs is what both have agreed on, so
 * neither moves it alone.
 */
@Service
@Transactional
public class Proposals {

    private final GoalRows rows;
    private final Acting acting;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Proposals(GoalRows rows, Acting acting, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.acting = acting;
        this.clock = clock;
        this.events = events;
    }

    /** All that wait, the oldest first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<GoalChange> open() {
        return rows.proposed();
    }

    /** Those that the person who asks may agree to. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<GoalChange> awaitingMe() {
        return rows.proposed().stream().filter(this::mayDecide).toList();
    }

    /** Whether the person who asks may agree to it or decline it. */
    @PreAuthorize(Access.SIGNED_IN)
    public boolean mayDecide(GoalChange change) {
        return Agreement.mayGive(acting.now(), change);
    }

    @PreAuthorize(Access.SIGNED_IN)
    public boolean mayWithdraw(GoalChange change) {
        return Agreement.mayWithdraw(acting.now(), change);
    }

    /**
     * Puts a proposed change in force.
     *
     * @throws Refused with code {@code not-open} where it was decided meanwhile, or {@code not-your-agreement}
     */
    @PreAuthorize(Access.SIGNERS)
    public void agree(Id proposal) {
        GoalChange change = open(proposal);
        refuseUnless(mayDecide(change), change);
        decide(change, State.SET, Optional.empty());
    }

    /** @throws Refused as {@link #agree} does, and with {@code missing-reason} or {@code long-reason} */
    @PreAuthorize(Access.SIGNERS)
    public void decline(Id proposal, String why) {
        GoalChange change = open(proposal);
        refuseUnless(mayDecide(change), change);
        decide(change, State.DECLINED, Optional.of(reason(why)));
    }

    /** @throws Refused as {@link #decline} does */
    @PreAuthorize(Access.GOAL_SETTERS)
    public void withdraw(Id proposal, String why) {
        GoalChange change = open(proposal);
        refuseUnless(mayWithdraw(change), change);
        decide(change, State.WITHDRAWN, Optional.of(reason(why)));
    }

    private GoalChange open(Id proposal) {
        return rows.proposed().stream()
                .filter(change -> change.goal().id().equals(proposal))
                .findFirst()
                .orElseThrow(Proposals::notOpen);
    }

    private static void refuseUnless(boolean allowed, GoalChange change) {
        if (!allowed) {
            throw Refused.forbidden(
                    "not-your-agreement",
                    "the change that %s proposed is decided by the head of the other department or an executive, and withdrawn"
                            + " by their own department",
                    change.by().orElse("somebody"));
        }
    }

    private static Refused notOpen() {
        return Refused.conflict("not-open", "this change has been decided meanwhile");
    }

    private static String reason(String why) {
        String text = why.strip();
        if (text.isEmpty()) {
            throw Refused.invalid("missing-reason", "say why, as whoever proposed it will read it");
        }
        if (text.length() > Goals.LONGEST_REASON) {
            throw Refused.invalid("long-reason", "a reason has at most %d characters", Goals.LONGEST_REASON);
        }
        return text;
    }

    private void decide(GoalChange change, State state, Optional<String> why) {
        SignedIn who = acting.now();
        Instant now = clock.instant();
        if (!rows.decide(change.goal().id(), state, acting.person(), now, why)) {
            throw notOpen();
        }
        String done = state == State.SET ? "agreed to" : state.name().toLowerCase(Locale.ROOT);
        String what = "%s the change of the goal of %s from %s to %s to %s %s"
                .formatted(
                        done,
                        change.goal().metric(),
                        change.goal().from(),
                        change.goal().to(),
                        change.goal().target().stripTrailingZeros().toPlainString(),
                        change.goal().currency().orElse(""))
                .strip();
        events.publishEvent(new ProposalDecided(
                now,
                who.person(),
                change.goal().id(),
                why.map(text -> what + ": " + text).orElse(what)));
    }
}
