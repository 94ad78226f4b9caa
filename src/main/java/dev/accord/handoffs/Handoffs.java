package dev.accord.handoffs;

import dev.accord.handoffs.HandoffEvent.HandoffDisputed;
import dev.accord.handoffs.HandoffEvent.HandoffPaused;
import dev.accord.handoffs.HandoffEvent.HandoffResumed;
import dev.accord.handoffs.HandoffEvent.HandoffSnoozed;
import dev.accord.handoffs.HandoffEvent.HandoffTakenBack;
import dev.accord.leads.Leads;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.Role;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the answers to offers: accepted by exactly one, or disputed with a cause. Its clock may rest for a reason. */
@Service
@Transactional
public class Handoffs {

    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_REASON = 250;

    private final OfferBook book;
    private final Acceptances acceptances;
    private final Contracts contracts;
    private final Causes causes;
    private final Responses responses;
    private final Leads leads;
    private final Directory directory;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Handoffs(
            OfferBook book,
            Acceptances acceptances,
            Contracts contracts,
            Causes causes,
            Responses responses,
            Leads leads,
            Directory directory,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.book = book;
        this.acceptances = acceptances;
        this.contracts = contracts;
        this.causes = causes;
        this.responses = responses;
        this.leads = leads;
        this.directory = directory;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /**
     * Takes the lead over. Of several who accept at once exactly one does.
     *
     * @throws Refused with code {@code already-taken}, naming who has it, {@code not-your-queue} or {@code unknown-handoff}
     */
    @PreAuthorize(Access.SALES)
    @Transactional(propagation = Propagation.SUPPORTS)
    public void accept(Id id) {
        acceptances
                .accept(List.of(id), acting.now(), acting.person())
                .getFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    /** Nobody else answers or changes the offer until the end of the transaction, so what is read of it now still holds then. */
    @PreAuthorize(Access.SALES)
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(Id id) {
        book.claim(id);
    }

    /**
     * Says "not ready", with the cause and what was found. The lead is not thrown away: research begins.
     *
     * @param note may be blank where the cause asks for no text
     * @throws Refused with code {@code already-taken}, {@code missing-note}, {@code unknown-cause}, {@code retired-cause}
     *     or {@code not-your-queue}
     */
    @PreAuthorize(Access.SALES)
    public void dispute(Id id, Cause cause, String note) {
        CauseCard named = causes.offered(cause);
        if (note.isBlank() && named.asksText()) {
            throw Refused.invalid("missing-note", "say in a sentence what is wrong, so that marketing can research it");
        }
        if (note.length() > LONGEST_NOTE) {
            throw Refused.invalid(
                    "long-note", "the note has %d characters; at most %d fit", note.length(), LONGEST_NOTE);
        }
        SignedIn who = acting.now();
        Id person = acting.person();
        Instant now = clock.instant();
        Handoff handoff = book.open(id);
        HandoffContract contract = book.contract(handoff);
        handoff.refuseForeign(who, contract.taker());
        book.settle(handoff, HandoffState.DISPUTED, person, cause, note.strip(), now);
        leads.giveTo(handoff.lead(), Optional.empty());
        events.publishEvent(new HandoffDisputed(
                now,
                who.person(),
                id,
                handoff.lead(),
                contract,
                cause,
                named.label(),
                note.strip(),
                handoff.offeredBy()));
    }

    /**
     * Takes one's own acceptance or dispute back within ten seconds, by the clock of the portal: the offer stands as
     * before, and what the answer had brought about counts nowhere. The answer and its taking back stay in the ledger.
     *
     * @throws Refused with code {@code too-late}, {@code not-your-answer}, {@code not-answered}, or {@code moved-on} where
     *     something has followed from the answer already
     */
    @PreAuthorize(Access.SALES)
    public void undo(Id id) {
        Id person = acting.person();
        Instant now = clock.instant();
        Handoff handoff = book.handoff(id);
        HandoffState answer = handoff.state();
        Instant answered = handoff.decidedAt().orElse(now);
        handoff.takeBack(Optional.of(person), now);
        book.refuseOfferedSince(handoff, answered);
        book.save(handoff);
        if (answer == HandoffState.ACCEPTED) {
            responses.takenBack(handoff, answered);
            leads.takeBack(handoff.lead(), answered);
        }
        book.takenBack(handoff, person, now);
        events.publishEvent(new HandoffTakenBack(now, Optional.of(person), id, handoff.lead(), answer));
    }

    /**
     * Offers a lead again to the rep who had disputed it: the research has shown that it is ready. The contract is the
     * one that is in force for this handover by now.
     */
    @PreAuthorize(Access.MARKETING)
    public Id offerAgain(Id disputed, String why) {
        Handoff before = book.handoff(disputed);
        PersonCard rep = before.decidedBy()
                .map(directory::card)
                .filter(PersonCard::active)
                .orElseThrow(() -> Refused.conflict(
                        "rep-left",
                        "whoever disputed handoff %s has left: choose another rep, or a stage instead",
                        disputed));
        return offerTo(before, rep, "back to %s: %s".formatted(rep.name(), why));
    }

    /**
     * Offers a disputed lead to another rep than the one who disputed it, under the contract that is in force by now.
     *
     * @throws Refused with code {@code not-of-the-taker} where that person takes no offers of this contract
     */
    @PreAuthorize(Access.MARKETING)
    public Id offerTo(Id disputed, Id rep, String why) {
        Handoff before = book.handoff(disputed);
        PersonCard card = directory.card(rep);
        if (!takes(card, book.contract(before).taker())) {
            throw Refused.invalid("not-of-the-taker", "%s cannot be given this handoff", card.name());
        }
        return offerTo(before, card, "to %s instead: %s".formatted(card.name(), why));
    }

    private Id offerTo(Handoff before, PersonCard rep, String why) {
        HandoffContract then = book.contract(before);
        Instant now = clock.instant();
        HandoffContract contract = contracts.inForce(now).stream()
                .filter(current -> current.handover().equals(then.handover()))
                .findFirst()
                .orElse(then);
        return book.offer(before.lead(), contract, Route.to(rep, why), now);
    }

    private static boolean takes(PersonCard person, String taker) {
        return person.active()
                && person.department().equals(Optional.of(taker))
                && (person.is(Role.SALES_REP) || person.is(Role.SALES_MANAGER));
    }

    /** Takes an offer that nobody has answered back from sales, as its lead is in question again. */
    @PreAuthorize("hasAnyRole('MARKETING_LEAD', 'SALES_MANAGER')")
    public void takeBack(Id lead, String why) {
        book.takeBack(lead, why);
    }

    /**
     * Lets the clock of an offer rest, for a reason that everybody can read.
     *
     * @throws Refused with code {@code missing-reason}, {@code already-paused}, {@code past-due}, {@code not-your-queue}
     *     or {@code already-taken}
     */
    @PreAuthorize(Access.SALES)
    public void pause(Id id, String reason) {
        refuseWithoutReason(reason, "say why the clock is to rest");
        SignedIn who = acting.now();
        Instant now = clock.instant();
        Handoff handoff = book.open(id);
        handoff.refuseForeign(who, book.contract(handoff).taker());
        handoff.pause(now);
        book.save(handoff);
        book.beginPause(handoff, who.person().orElse(null), reason.strip(), now, null);
        events.publishEvent(new HandoffPaused(now, who.person(), id, handoff.lead(), reason.strip()));
    }

    /**
     * Puts an offer off until a moment, for a reason that everybody can read. It stays with whoever has it, and its clock
     * rests until then.
     *
     * @throws Refused with code {@code missing-reason}, {@code bad-date}, {@code already-paused}, {@code past-due},
     *     {@code not-your-queue} or {@code already-taken}
     */
    @PreAuthorize(Access.SALES)
    public void snooze(Id id, Instant until, String reason) {
        refuseWithoutReason(reason, "say why it is put off");
        SignedIn who = acting.now();
        Instant now = clock.instant();
        Handoff handoff = book.open(id);
        handoff.refuseForeign(who, book.contract(handoff).taker());
        handoff.snooze(now, until);
        book.save(handoff);
        book.beginPause(handoff, who.person().orElse(null), reason.strip(), now, until);
        events.publishEvent(new HandoffSnoozed(now, who.person(), id, handoff.lead(), until, reason.strip()));
    }

    /**
     * Lets the clock run on. Warning and due time move by the business time that it has rested.
     *
     * @throws Refused with code {@code not-paused}, {@code not-your-queue} or {@code already-taken}
     */
    @PreAuthorize(Access.SALES)
    public void resume(Id id) {
        SignedIn who = acting.now();
        Instant now = clock.instant();
        Handoff handoff = book.open(id);
        handoff.refuseForeign(who, book.contract(handoff).taker());
        Duration rested = handoff.resume(now, book.hours(handoff));
        book.save(handoff);
        book.endPause(handoff, who.person().orElse(null), now, rested);
        events.publishEvent(new HandoffResumed(now, who.person(), id, handoff.lead(), rested));
    }

    /**
     * Gives an offer that waits to somebody else of the taking department, who gets a clock of their own.
     *
     * @return the new offer
     * @throws Refused with code {@code missing-reason}, {@code not-your-queue}, {@code not-of-the-taker} or {@code already-taken}
     */
    @PreAuthorize("hasRole('SALES_MANAGER')")
    public Id handOn(Id id, Id person, String reason) {
        refuseWithoutReason(reason, "say why somebody else is to have it");
        SignedIn who = acting.now();
        Handoff handoff = book.open(id);
        String taker = book.contract(handoff).taker();
        if (!who.department().equals(Optional.of(taker))) {
            throw Refused.forbidden("not-your-queue", "handoff %s is offered to another department", id);
        }
        PersonCard to = directory.card(person);
        if (!takes(to, taker) || handoff.assignee().equals(Optional.of(person))) {
            throw Refused.invalid("not-of-the-taker", "%s cannot be given this handoff", to.name());
        }
        return book.handOn(handoff, to, "given to %s by %s: %s".formatted(to.name(), who.name(), reason.strip()));
    }

    private static void refuseWithoutReason(String reason, String message) {
        if (reason.isBlank()) {
            throw Refused.invalid("missing-reason", message);
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refused.invalid(
                    "long-reason", "the reason has %d characters; at most %d fit", reason.length(), LONGEST_REASON);
        }
    }
}
