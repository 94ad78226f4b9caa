package dev.accord.handoffs;

import dev.accord.people.Access;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Answers several offers one after the other. Each stands for itself, in a transaction of its own: what goes wrong with
 * one, or was taken by somebody else, leaves the others alone.
 */
@Service
public class ManyOffers {

    /** They are done while one waits; a page of the queue has fewer. */
    public static final int MOST = 100;

    /**
     * What came of it.
     *
     * @param done those that are answered now, in the order given
     * @param taken those that somebody else had answered before
     * @param refused why others could not be answered, one text each
     */
    public record Outcome(List<Id> done, List<AlreadyTaken> taken, List<String> refused) {}

    private final Handoffs handoffs;

    ManyOffers(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    /** Takes all of these leads over that nobody else has taken. @throws Refused with code {@code too-many} */
    @PreAuthorize(Access.SALES)
    public Outcome accept(List<Id> offers) {
        return each(offers, handoffs::accept);
    }

    /** Takes one's own answers to all of these back, as {@link Handoffs#undo}. @throws Refused with code {@code too-many} */
    @PreAuthorize(Access.SALES)
    public Outcome undo(List<Id> offers) {
        return each(offers, handoffs::undo);
    }

    private static Outcome each(List<Id> offers, Consumer<Id> answer) {
        if (offers.size() > MOST) {
            throw Refused.invalid("too-many", "at most %d offers go together, not %d", MOST, offers.size());
        }
        List<Id> done = new ArrayList<>();
        List<AlreadyTaken> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Id offer : offers.stream().distinct().toList()) {
            try {
                answer.accept(offer);
                done.add(offer);
            } catch (AlreadyTaken late) {
                taken.add(late);
            } catch (Refused no) {
                refused.add(no.reason());
            }
        }
        return new Outcome(done, taken, refused);
    }
}
