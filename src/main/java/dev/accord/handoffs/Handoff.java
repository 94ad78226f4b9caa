package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.people.SignedIn;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One offer of one lead under one contract. Its version makes a save a conditional update, so that of two people who
 * decide at once exactly one does. What the clock has told is not part of it, so that it takes no answer from anybody,
 * see {@link HandoffClocks}.
 */
@Table("handoff")
class Handoff {

    /** How long an answer can be taken back, and how long its taking back may be on its way. */
    static final Duration UNDO = Duration.ofSeconds(10);

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(90);

    @org.springframework.data.annotation.Id
    private final Id id;

    private final Id leadId;
    private final Id contractId;
    private final @Nullable Id previousId;
    private HandoffState state;
    private final Lane lane;
    private final @Nullable Id assigneeId;
    private final @Nullable Id teamId;
    private final boolean escalated;
    private final String routedWhy;
    private final Instant offeredAt;
    private final @Nullable Id offeredBy;
    private Instant warnAt;
    private Instant dueAt;
    private @Nullable Instant pausedAt;
    private @Nullable Instant snoozedUntil;
    private @Nullable Instant decidedAt;
    private @Nullable Id decidedBy;
    private @Nullable Long overdueSeconds;

    @Version
    private int version;

    @PersistenceCreator
    Handoff(
            Id id,
            Id leadId,
            Id contractId,
            @Nullable Id previousId,
            HandoffState state,
            Lane lane,
            @Nullable Id assigneeId,
            @Nullable Id teamId,
            boolean escalated,
            String routedWhy,
            Instant offeredAt,
            @Nullable Id offeredBy,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant pausedAt,
            @Nullable Instant snoozedUntil,
            @Nullable Instant decidedAt,
            @Nullable Id decidedBy,
            @Nullable Long overdueSeconds,
            int version) {
        this.id = id;
        this.leadId = leadId;
        this.contractId = contractId;
        this.previousId = previousId;
        this.state = state;
        this.lane = lane;
        this.assigneeId = assigneeId;
        this.teamId = teamId;
        this.escalated = escalated;
        this.routedWhy = routedWhy;
        this.offeredAt = offeredAt;
        this.offeredBy = offeredBy;
        this.warnAt = warnAt;
        this.dueAt = dueAt;
        this.pausedAt = pausedAt;
        this.snoozedUntil = snoozedUntil;
        this.decidedAt = decidedAt;
        this.decidedBy = decidedBy;
        this.overdueSeconds = overdueSeconds;
        this.version = version;
    }

    static Handoff offer(
            Id id,
            Id lead,
            HandoffContract contract,
            Route route,
            WorkingHours hours,
            Instant at,
            Optional<Id> by,
            Optional<Handoff> previous,
            boolean escalated) {
        ContractClock clock = contract.terms().clock();
        return new Handoff(
                id,
                lead,
                contract.id(),
                previous.map(Handoff::id).orElse(null),
                HandoffState.OFFERED,
                route.lane(),
                route.person().map(PersonCard::id).orElse(null),
                route.team().orElse(null),
                escalated,
                route.why(),
                at,
                by.orElse(null),
                hours.after(at, Duration.ofMinutes(clock.respondMinutes() - clock.warnMinutes())),
                hours.after(at, Duration.ofMinutes(clock.respondMinutes())),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /**
     * Ends the offer. A clock that rests runs on before.
     *
     * @param hours the taker's, asked for only where business time has to be counted
     * @return the business time that the clock had rested
     */
    Duration decide(HandoffState decision, @Nullable Id person, Instant at, Supplier<WorkingHours> hours) {
        Duration rested = pausedAt == null ? Duration.ZERO : resume(at, hours.get());
        state = decision;
        decidedAt = at;
        decidedBy = person;
        overdueSeconds = at.isAfter(dueAt) ? hours.get().between(dueAt, at).toSeconds() : 0L;
        return rested;
    }

    /** What {@link #decide} may have changed, and the version by which nobody else has changed it, named as its columns. */
    static final String ANSWER = """
            SELECT ? AS id, ? AS version, ? AS state, CAST(? AS DATETIME(6)) AS warn_at, CAST(? AS DATETIME(6)) AS due_at,
                   CAST(? AS DATETIME(6)) AS decided_at, ? AS decided_by, ? AS overdue_seconds""";

    /** The values of {@link #ANSWER}. */
    List<@Nullable Object> answer() {
        return Arrays.asList(
                id.value(),
                version,
                state.name(),
                Timestamp.from(warnAt),
                Timestamp.from(dueAt),
                decidedAt == null ? null : Timestamp.from(decidedAt),
                decidedBy == null ? null : decidedBy.value(),
                overdueSeconds);
    }

    /** @throws Refused with code {@code already-paused} or {@code past-due} */
    void pause(Instant at) {
        if (pausedAt != null) {
            throw Refused.conflict("already-paused", "the clock of handoff %s rests already", id);
        }
        if (!at.isBefore(dueAt)) {
            throw Refused.conflict("past-due", "handoff %s is past due: its clock cannot rest any more", id);
        }
        pausedAt = at;
    }

    /**
     * Puts the offer off: it stays with whoever has it, and its clock rests until then.
     *
     * @throws Refused with code {@code already-paused}, {@code past-due} or {@code bad-date}
     */
    void snooze(Instant at, Instant until) {
        if (!until.isAfter(at) || until.isAfter(at.plus(LONGEST_SNOOZE))) {
            throw Refused.invalid(
                    "bad-date",
                    "an offer is snoozed until a moment of the next %d days, not until %s",
                    LONGEST_SNOOZE.toDays(),
                    until);
        }
        pause(at);
        snoozedUntil = until;
    }

    /**
     * Lets the clock run on: warning and due time move by the business time that has passed since the pause began. What
     * was snoozed has run on since it was to wake, however late that is noticed.
     *
     * @return that business time
     * @throws Refused with code {@code not-paused}
     */
    Duration resume(Instant at, WorkingHours hours) {
        if (pausedAt == null) {
            throw Refused.conflict("not-paused", "the clock of handoff %s runs", id);
        }
        Instant woke = snoozedUntil == null || at.isBefore(snoozedUntil) ? at : snoozedUntil;
        Duration rested = hours.between(pausedAt, woke);
        if (!rested.isZero()) {
            // a warning that was given before the pause is not given again
            warnAt = warnAt.isAfter(pausedAt) ? hours.after(warnAt, rested) : warnAt;
            dueAt = hours.after(dueAt, rested);
        }
        pausedAt = null;
        snoozedUntil = null;
        return rested;
    }

    /**
     * Takes an answer back that was given a moment ago: the offer goes on as if it had not been given.
     *
     * @throws Refused with code {@code not-answered}, {@code not-your-answer} or {@code too-late}
     */
    void takeBack(Optional<Id> who, Instant at) {
        if (state != HandoffState.ACCEPTED && state != HandoffState.DISPUTED) {
            throw Refused.conflict("not-answered", "handoff %s has no answer that could be taken back", id);
        }
        if (decidedBy == null || !who.equals(Optional.of(decidedBy))) {
            throw Refused.forbidden("not-your-answer", "handoff %s was answered by somebody else", id);
        }
        if (decidedAt == null || at.isAfter(decidedAt.plus(UNDO).plus(ON_ITS_WAY))) {
            throw Refused.conflict(
                    "too-late", "the answer to handoff %s is older than %d seconds", id, UNDO.toSeconds());
        }
        goOn();
    }

    /** What had ended the offer did not happen after all: it goes on, by the clock that it had. */
    void goOn() {
        state = HandoffState.OFFERED;
        decidedAt = null;
        decidedBy = null;
        overdueSeconds = null;
    }

    /** A rep answers what is offered to them or lies in their team's queue; a manager all that their team is offered. */
    void refuseForeign(SignedIn who, String taker) {
        boolean mine = assigneeId != null && who.person().equals(Optional.of(assigneeId));
        boolean myTeams = teamId == null
                ? who.department().filter(taker::equals).isPresent()
                : who.team().equals(Optional.of(teamId));
        if (!mine && !myTeams) {
            throw Refused.forbidden(
                    "not-your-queue", "handoff %s is offered to another team; %s cannot answer it", id, who.name());
        }
    }

    boolean isOpen() {
        return state == HandoffState.OFFERED;
    }

    boolean isPaused() {
        return pausedAt != null;
    }

    Id id() {
        return id;
    }

    Id lead() {
        return leadId;
    }

    Id contract() {
        return contractId;
    }

    Optional<Id> previous() {
        return Optional.ofNullable(previousId);
    }

    HandoffState state() {
        return state;
    }

    Lane lane() {
        return lane;
    }

    Optional<Id> assignee() {
        return Optional.ofNullable(assigneeId);
    }

    Optional<Id> team() {
        return Optional.ofNullable(teamId);
    }

    boolean isEscalated() {
        return escalated;
    }

    Instant offeredAt() {
        return offeredAt;
    }

    Optional<Id> offeredBy() {
        return Optional.ofNullable(offeredBy);
    }

    Instant dueAt() {
        return dueAt;
    }

    /** Until when whoever has it should be there: when it is due or, where that is later, when it wakes. */
    Instant awaited() {
        return snoozedUntil != null && snoozedUntil.isAfter(dueAt) ? snoozedUntil : dueAt;
    }

    Optional<Id> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }
}
