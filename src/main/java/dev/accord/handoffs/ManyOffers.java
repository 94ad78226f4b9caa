package dev.accord.handoffs;

import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Answers several offers. Each stands for itself: what goes wrong with one, or was taken by somebody else, leaves the
 * others alone.
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

    private final Acceptances acceptances;
    private final Handoffs handoffs;
    private final Acting acting;

    ManyOffers(Acceptances acceptances, Handoffs handoffs, Acting acting) {
        this.acceptances = acceptances;
        this.handoffs = handoffs;
        this.acting = acting;
    }

    /** Takes all of these leads over that nobody else has taken. @throws Refused with code {@code too-many} */
    @PreAuthorize(Access.SALES)
    public Outcome accept(List<Id> offers) {
        List<Id> these = distinct(offers);
        List<Optional<RuntimeException>> refusals = acceptances.accept(these, acting.now(), acting.person());
        return outcome(these, refusals);
    }

    /** Takes one's own answers to all of these back, as {@link Handoffs#undo}. @throws Refused with code {@code too-many} */
    @PreAuthorize(Access.SALES)
    public Outcome undo(List<Id> offers) {
        List<Id> these = distinct(offers);
        return outcome(these, these.stream().map(this::undone).toList());
    }

    private Optional<RuntimeException> undone(Id offer) {
        try {
            handoffs.undo(offer);
            return Optional.empty();
        } catch (Refused no) {
            return Optional.of(no);
        }
    }

    private static List<Id> distinct(List<Id> offers) {
        if (offers.size() > MOST) {
            throw Refused.invalid("too-many", "at most %d offers go together, not %d", MOST, offers.size());
        }
        return offers.stream().distinct().toList();
    }

    private static Outcome outcome(List<Id> offers, List<Optional<RuntimeException>> refusals) {
        List<Id> done = new ArrayList<>();
        List<AlreadyTaken> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            switch (refusals.get(i).orElse(null)) {
                case null -> done.add(offers.get(i));
                case AlreadyTaken late -> taken.add(late);
                case Refused no -> refused.add(no.reason());
                case RuntimeException failure -> throw failure;
            }
        }
        return new Outcome(done, taken, refused);
    }
}
