package dev.accord.handoffs;

import dev.accord.handoffs.ContractEvent.ContractAdopted;
import dev.accord.handoffs.ContractEvent.ContractDiscarded;
import dev.accord.handoffs.ContractEvent.ContractDrafted;
import dev.accord.handoffs.ContractEvent.ContractRevised;
import dev.accord.handoffs.ContractEvent.ContractSigned;
import dev.accord.leads.Lifecycle;
import dev.accord.people.Access;
import dev.accord.people.Acting;
import dev.accord.people.SignedIn;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the departments agreed on for each handover: drafted, signed by both, in force from a day on. */
@Service
@Transactional
public class Contracts {

    /** Who signed a version, for which department. It is void where the draft was revised afterwards. */
    public record Signature(Id contract, int revision, String department, String person, Instant at)
            implements Serializable {}

    private static final int LONGEST_REASON = 500;
    private static final int SIGNATURES = 2;

    private final ContractRows rows;
    private final ContractCheck check;
    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Acting acting;
    private final ApplicationEventPublisher events;

    Contracts(
            ContractRows rows,
            ContractCheck check,
            Lifecycle lifecycle,
            JdbcClient jdbc,
            Clock clock,
            Acting acting,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.check = check;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
        this.clock = clock;
        this.acting = acting;
        this.events = events;
    }

    /** The contracts in force at that moment, at most one for each handover. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<HandoffContract> inForce(Instant at) {
        return rows.inForce(at).stream()
                .filter(contract -> !contract.terms().ends())
                .toList();
    }

    /** One version. @throws Refused with code {@code unknown-contract} */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public HandoffContract contract(Id id) {
        return rows.find(id)
                .orElseThrow(() -> Refused.notFound("unknown-contract", "there is no handoff contract %s", id));
    }

    /** Every handover that was ever drafted, in the order of the lifecycle. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Handover> handovers() {
        return rows.handovers();
    }

    /** All versions of a handover, the drafts included, the first one first. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<HandoffContract> versions(Id handover) {
        return rows.ofHandover(handover);
    }

    /** Every signature under every version of a handover. What came with the portal bears none. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<Signature> signatures(Id handover) {
        return jdbc.sql("""
                        SELECT s.contract_id AS contract, s.revision, s.department_code AS department,
                               TRIM(CONCAT(p.first_name, ' ', p.last_name)) AS person, s.signed_at AS at
                          FROM handoff_contract c
                          JOIN contract_sign_off s ON s.contract_id = c.id
                          JOIN person p ON p.id = s.person_id
                         WHERE c.handover_id = :handover
                         ORDER BY c.version, s.signed_at
                        """)
                .param("handover", handover.value())
                .query(Signature.class)
                .list();
    }

    /** The custom attributes that the newest leads have, for the packet. */
    @PreAuthorize(Access.SIGNED_IN)
    @Transactional(readOnly = true)
    public List<String> knownAttributes() {
        return jdbc.sql("""
                        SELECT DISTINCT name FROM (SELECT name FROM lead_attribute ORDER BY lead_id DESC LIMIT 5000) newest
                         ORDER BY name
                        """).query(String.class).list();
    }

    /**
     * Drafts the first or another version. It changes nothing until both departments have signed it.
     *
     * @param wantedFrom it takes effect not earlier than that
     * @param reason why it is to change
     * @throws Refused with code {@code draft-exists}, {@code missing-reason}, {@code bad-start} or what is wrong with the terms
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public Id draft(Jump jump, ContractTerms terms, Instant wantedFrom, String reason) {
        check.refuseWrong(jump, terms);
        refuseWrong(wantedFrom, reason);
        Handover handover = rows.handover(jump);
        Instant now = clock.instant();
        Optional<Id> by = acting.now().person();
        try {
            Id id = rows.insert(handover.id(), terms, wantedFrom, reason.strip(), now, by.orElse(null));
            events.publishEvent(new ContractDrafted(now, by, id, "drafted " + name(contract(id))));
            return id;
        } catch (DuplicateKeyException open) {
            throw Refused.conflict(
                    "draft-exists", "this handover has a draft already: change that one, or discard it first");
        }
    }

    /**
     * Changes a draft. The signatures so far are void, as they were given to something else.
     *
     * @throws Refused with code {@code not-a-draft} or as {@link #draft}
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public void revise(Id draft, ContractTerms terms, Instant wantedFrom, String reason) {
        HandoffContract before = contract(draft);
        check.refuseWrong(before.handover().jump(), terms);
        refuseWrong(wantedFrom, reason);
        if (!rows.revise(draft, terms, wantedFrom, reason.strip())) {
            throw notADraft(before);
        }
        Instant now = clock.instant();
        events.publishEvent(new ContractRevised(now, acting.now().person(), draft, "revised " + name(contract(draft))));
    }

    /** Gives a draft up. It stays readable. @throws Refused with code {@code not-a-draft} */
    @PreAuthorize(Access.GOAL_SETTERS)
    public void discard(Id draft) {
        HandoffContract before = contract(draft);
        Instant now = clock.instant();
        Optional<Id> by = acting.now().person();
        if (!rows.discard(draft, now, by.orElse(null))) {
            throw notADraft(before);
        }
        events.publishEvent(new ContractDiscarded(now, by, draft, "discarded " + name(before)));
    }

    /**
     * Signs a draft for a department: its giver or its taker. With the second signature it is agreed, and takes effect
     * at once or on its day.
     *
     * @param revision what was read, see {@link HandoffContract#revision}
     * @throws Refused with code {@code not-a-draft}, {@code revised-meanwhile}, {@code already-signed},
     *     {@code not-concerned}, {@code not-your-department} or, where a stage was retired since it was drafted,
     *     {@code retired-stage}
     */
    @PreAuthorize(Access.GOAL_SETTERS)
    public void sign(Id draft, int revision, String department) {
        SignedIn who = acting.now();
        Id person = acting.person();
        HandoffContract contract = contract(draft);
        refuseUnsignable(contract, revision, department, who);
        Instant now = clock.instant();
        int signatures;
        try {
            signatures = rows.sign(contract, department, person, now).orElseThrow(() -> notADraft(contract));
        } catch (DuplicateKeyException again) {
            throw Refused.conflict("already-signed", "%s has signed %s already", department, name(contract));
        }
        events.publishEvent(new ContractSigned(
                now, who.person(), draft, department, "signed %s for %s".formatted(name(contract), department)));
        if (signatures == SIGNATURES) {
            Instant from = contract.wantedFrom().isAfter(now) ? contract.wantedFrom() : now;
            rows.takeEffect(draft, from);
            events.publishEvent(new ContractAdopted(
                    now, who.person(), draft, from, "adopted %s, in force from %s".formatted(name(contract), from)));
        }
    }

    private void refuseUnsignable(HandoffContract contract, int revision, String department, SignedIn who) {
        if (!contract.isDraft()) {
            throw notADraft(contract);
        }
        if (contract.revision() != revision) {
            throw Refused.conflict(
                    "revised-meanwhile", "%s was revised meanwhile: read it again before you sign", name(contract));
        }
        check.refuseRetired(contract.handover().jump(), contract.terms());
        if (!department.equals(contract.giver()) && !department.equals(contract.taker())) {
            throw Refused.invalid("not-concerned", "%s neither gives nor takes by %s", department, name(contract));
        }
        if (!ContractPolicy.maySign(who, department)) {
            throw Refused.forbidden("not-your-department", "%s cannot sign for %s", who.name(), department);
        }
    }

    private void refuseWrong(Instant wantedFrom, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refused.invalid(
                    "missing-reason", "say why the contract is to change, in at most %d characters", LONGEST_REASON);
        }
        if (wantedFrom.isBefore(clock.instant().minus(java.time.Duration.ofDays(1)))) {
            throw Refused.invalid("bad-start", "a contract cannot take effect in the past");
        }
    }

    private Refused notADraft(HandoffContract contract) {
        return Refused.conflict("not-a-draft", "%s is no draft any more", name(contract));
    }

    private String name(HandoffContract contract) {
        Lifecycle.Stages stages = lifecycle.stages();
        Jump jump = contract.handover().jump();
        String from =
                switch (jump.origin()) {
                    case STAGE ->
                        stages.byId(java.util.Objects.requireNonNull(jump.from()))
                                .key();
                    case ARRIVES -> "arrival";
                    case ANYWHERE -> "anywhere";
                };
        return "contract %s to %s v%d".formatted(from, stages.byId(jump.to()).key(), contract.version());
    }
}
