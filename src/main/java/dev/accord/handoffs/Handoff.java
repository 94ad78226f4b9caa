package dev.accord.handoffs;

import dev.accord.people.PersonCard;
import dev.accord.people.SignedIn;
import dev.accord.people.WorkingHours;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One offer of one lead under one contract. Its version makes a save a conditional update, so that of two people who
 * decide at once exactly one does.
 */
@Table("handoff")
class Handoff {

    @org.springframework.data.annotation.Id
    private final Id id;

    private final Id leadId;
    private final Id contractId;
    private HandoffState state;
    private final @Nullable Id assigneeId;
    private final @Nullable Id teamId;
    private final String routedWhy;
    private final Instant offeredAt;
    private final @Nullable Id offeredBy;
    private final Instant warnAt;
    private final Instant dueAt;
    private @Nullable Instant decidedAt;
    private @Nullable Id decidedBy;

    @Version
    private int version;

    @PersistenceCreator
    Handoff(
            Id id,
            Id leadId,
            Id contractId,
            HandoffState state,
            @Nullable Id assigneeId,
            @Nullable Id teamId,
            String routedWhy,
            Instant offeredAt,
            @Nullable Id offeredBy,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant decidedAt,
            @Nullable Id decidedBy,
            int version) {
        this.id = id;
        this.leadId = leadId;
        this.contractId = contractId;
        this.state = state;
        this.assigneeId = assigneeId;
        this.teamId = teamId;
        this.routedWhy = routedWhy;
        this.offeredAt = offeredAt;
        this.offeredBy = offeredBy;
        this.warnAt = warnAt;
        this.dueAt = dueAt;
        this.decidedAt = decidedAt;
        this.decidedBy = decidedBy;
        this.version = version;
    }

    static Handoff offer(
            Id id,
            Id lead,
            HandoffContract contract,
            Routing.Route route,
            WorkingHours hours,
            Instant at,
            Optional<Id> by) {
        Duration respond = Duration.ofMinutes(contract.respondMinutes());
        Duration calm = respond.minus(Duration.ofMinutes(Math.min(contract.warnMinutes(), contract.respondMinutes())));
        return new Handoff(
                id,
                lead,
                contract.id(),
                HandoffState.OFFERED,
                route.assignee().map(PersonCard::id).orElse(null),
                route.team().orElse(null),
                route.why(),
                at,
                by.orElse(null),
                hours.after(at, calm),
                hours.after(at, respond),
                null,
                null,
                0);
    }

    void accept(SignedIn who, Id person, String taker, Instant at) {
        refuseForeign(who, taker);
        decide(HandoffState.ACCEPTED, person, at);
    }

    void dispute(SignedIn who, Id person, String taker, Instant at) {
        refuseForeign(who, taker);
        decide(HandoffState.DISPUTED, person, at);
    }

    void withdraw(@Nullable Id person, Instant at) {
        decide(HandoffState.WITHDRAWN, person, at);
    }

    /** A rep answers what is offered to them or lies in their team's queue; a manager all that their team is offered. */
    private void refuseForeign(SignedIn who, String taker) {
        boolean mine = assigneeId != null && who.person().equals(Optional.of(assigneeId));
        boolean myTeams = teamId == null
                ? who.department().filter(taker::equals).isPresent()
                : who.team().equals(Optional.of(teamId));
        if (!mine && !myTeams) {
            throw Refused.forbidden(
                    "not-your-queue", "handoff %s is offered to another team; %s cannot answer it", id, who.name());
        }
    }

    private void decide(HandoffState decision, @Nullable Id person, Instant at) {
        state = decision;
        decidedAt = at;
        decidedBy = person;
    }

    boolean isOpen() {
        return state == HandoffState.OFFERED;
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

    HandoffState state() {
        return state;
    }

    Optional<Id> assignee() {
        return Optional.ofNullable(assigneeId);
    }

    Optional<Id> team() {
        return Optional.ofNullable(teamId);
    }

    Instant offeredAt() {
        return offeredAt;
    }

    Optional<Id> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<Id> offeredBy() {
        return Optional.ofNullable(offeredBy);
    }
}
