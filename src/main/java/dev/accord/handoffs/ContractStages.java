package dev.accord.handoffs;

import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecyclePlan;
import dev.accord.leads.Stage;
import dev.accord.leads.StageUse;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.shared.Id;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what a change of the stages means for the contracts that name them, and for what is offered by them. */
@Component
class ContractStages implements StageUse {

    /** More than that nobody can answer, and it is not what an administrator wants who tidies up. */
    private static final int MOST_OFFERS = 10_000;

    private final Contracts contracts;
    private final ContractRows rows;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    ContractStages(Contracts contracts, ContractRows rows, Directory directory, JdbcClient jdbc, Clock clock) {
        this.contracts = contracts;
        this.rows = rows;
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Consequence> consequencesOf(LifecyclePlan plan) {
        Instant now = clock.instant();
        List<HandoffContract> inForce = contracts.inForce(now);
        List<Consequence> consequences = new ArrayList<>();
        inForce.stream()
                .sorted(Comparator.comparing(HandoffContract::id))
                .forEach(contract -> consequences.addAll(named(contract, plan)));
        rows.pendingAt(now).stream()
                .filter(contract ->
                        !inForce.contains(contract) && !contract.terms().ends())
                .forEach(contract -> pending(contract, inForce, plan).ifPresent(consequences::add));
        plan.moves().stream().filter(move -> move.by() == null).forEach(move -> {
            withdrawn(move, plan).ifPresent(consequences::add);
            offered(move, plan, inForce).ifPresent(consequences::add);
        });
        return consequences;
    }

    private List<Consequence> named(HandoffContract contract, LifecyclePlan plan) {
        Stage start = plan.after().byId(contract.stage());
        Stage accepted = accepted(contract, plan);
        String name = name(contract, plan.before());
        List<Consequence> said = new ArrayList<>();
        if (plan.retired().contains(start)) {
            said.add(Consequence.note(
                    "%s offers nothing any more, as no lead enters that stage. Agree on one that takes its place."
                            .formatted(name)));
        }
        @Nullable Id from = contract.handover().jump().from();
        if (from != null && plan.retired().stream().anyMatch(stage -> stage.id().equals(from))) {
            said.add(Consequence.note("%s offers nothing any more, as no lead comes from there.".formatted(name)));
        }
        if (plan.retired().contains(accepted)) {
            said.add(
                    accepted.mergedIntoId() == null
                            ? Consequence.obstacle(
                                    "%s moves accepted leads to %s: agree first on another stage for them"
                                            .formatted(name, plan.after().path(accepted)))
                            : Consequence.note("%s moves accepted leads to %s from now on."
                                    .formatted(
                                            name, plan.after().path(plan.after().byId(accepted.mergedIntoId())))));
        }
        switch (plan.change()) {
            case LifecycleChange.Split split
            when split.stage().equals(start.id()) ->
                said.add(Consequence.note(
                        "%s covers its parts, unless they have contracts of their own.".formatted(name)));
            case LifecycleChange.Adopt adopt
            when start.kind() != adopt.template().handover() ->
                said.add(Consequence.note("%s stays as it is, but in this order Marketing hands over on %s: change it."
                        .formatted(name, adopt.template().handover())));
            case LifecycleChange.Describe describe
            when describe.stage().equals(start.id()) && !describe.department().equals(contract.giver()) ->
                said.add(Consequence.note(
                        "%s still says that %s gives the leads.".formatted(name, department(contract.giver()))));
            default -> {}
        }
        return said;
    }

    /** What is not in force: drafts, versions agreed for later, and earlier ones by which offers are still open. */
    private static Optional<Consequence> pending(
            HandoffContract contract, List<HandoffContract> inForce, LifecyclePlan plan) {
        String name = name(contract, plan.before()) + ", version " + contract.version();
        if (contract.isDraft()) {
            Jump jump = contract.handover().jump();
            return plan.retired().stream()
                    .filter(stage -> Stream.of(jump.from(), jump.to(), contract.acceptedStage())
                            .anyMatch(stage.id()::equals))
                    .findFirst()
                    .map(stage -> Consequence.note("The draft of %s cannot be signed while it names %s."
                            .formatted(lower(name), plan.before().path(stage))));
        }
        Stage accepted = accepted(contract, plan);
        if (!plan.retired().contains(accepted) || accepted.mergedIntoId() != null) {
            return Optional.empty();
        }
        boolean later = inForce.stream()
                .filter(current -> current.handover().equals(contract.handover()))
                .noneMatch(current -> current.version() > contract.version());
        return Optional.of(Consequence.obstacle(
                later
                        ? "%s, is agreed for later and moves accepted leads to %s: agree first on another stage for them"
                                .formatted(name, plan.after().path(accepted))
                        : "%s, is the one by which offers are still open, and moves accepted leads to %s: let these be answered first"
                                .formatted(name, plan.after().path(accepted))));
    }

    /** Where accepted leads go, as it will be: what was merged before is entered where it went. */
    private static Stage accepted(HandoffContract contract, LifecyclePlan plan) {
        Stage stage = plan.before().byId(contract.acceptedStage());
        while (!stage.inUse() && stage.mergedIntoId() != null) {
            stage = plan.before().byId(stage.mergedIntoId());
        }
        return plan.after().byId(stage.id());
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String name(HandoffContract contract, Lifecycle.Stages stages) {
        Jump jump = contract.handover().jump();
        String into = stages.path(stages.byId(jump.to()));
        @Nullable Id from = jump.from();
        return switch (jump.origin()) {
            case STAGE ->
                "The handoff contract from %s into %s"
                        .formatted(from == null ? "" : stages.path(stages.byId(from)), into);
            case ARRIVES -> "The handoff contract on arrival in %s".formatted(into);
            case ANYWHERE -> "The handoff contract on %s".formatted(into);
        };
    }

    /** Open offers of leads that no longer stand where they were offered. */
    private Optional<Consequence> withdrawn(LifecyclePlan.Move move, LifecyclePlan plan) {
        long offers = jdbc.sql("""
                        SELECT COUNT(*)
                          FROM handoff h
                          JOIN handoff_contract c ON c.id = h.contract_id
                          JOIN handover v ON v.id = c.handover_id
                          JOIN lead_record l ON l.id = h.lead_id
                         WHERE h.state = 'OFFERED' AND l.stage_id IN (:from) AND v.stage_id NOT IN (:standing)
                        """)
                .param("from", values(move.from()))
                .param("standing", values(line(move, plan)))
                .query(Long.class)
                .single();
        return offers == 0
                ? Optional.empty()
                : Optional.of(Consequence.note(many(offers, "open offer is", "open offers are") + " withdrawn."));
    }

    /** Leads for whom nobody of the taking department is responsible, where they go. */
    private Optional<Consequence> offered(LifecyclePlan.Move move, LifecyclePlan plan, List<HandoffContract> inForce) {
        return new Agreed(inForce)
                .by(
                        Optional.of(plan.after().byId(move.from().getFirst())),
                        plan.after().byId(move.to()),
                        plan.after())
                .flatMap(contract -> {
                    long leads = jdbc.sql("""
                                    SELECT COUNT(*)
                                      FROM lead_record l
                                      LEFT JOIN person p ON p.id = l.owner_id
                                      LEFT JOIN team t ON t.id = p.team_id
                                     WHERE l.stage_id IN (:from)
                                       AND (l.owner_id IS NULL OR t.department_code IS NULL OR t.department_code <> :taker)
                                       AND NOT EXISTS (SELECT 1 FROM handoff h
                                                        WHERE h.open_lead_id = l.id AND h.contract_id = :contract)
                                    """)
                            .param("from", values(move.from()))
                            .param("taker", contract.taker())
                            .param("contract", contract.id().value())
                            .query(Long.class)
                            .single();
                    return leads == 0 ? Optional.empty() : Optional.of(answered(leads, contract, isOffering(plan)));
                });
    }

    private Consequence answered(long leads, HandoffContract contract, boolean offering) {
        String department = department(contract.taker());
        if (!offering) {
            return Consequence.note(
                    "%s to where a contract waits, and nobody of %s is responsible for them: they are not offered."
                            .formatted(many(leads, "lead comes", "leads come"), department));
        }
        return leads > MOST_OFFERS
                ? Consequence.obstacle(
                        "%s would be offered to %s at once, more than anybody can answer: move them without offering"
                                .formatted(many(leads, "lead", "leads"), department))
                : Consequence.note("%s offered to %s.".formatted(many(leads, "lead is", "leads are"), department));
    }

    private static boolean isOffering(LifecyclePlan plan) {
        return switch (plan.change()) {
            case LifecycleChange.Merge merge -> merge.offer();
            case LifecycleChange.Retire retire -> retire.offer();
            default -> false;
        };
    }

    /** Where the leads stand then, with what that is part of. */
    private static List<Id> line(LifecyclePlan.Move move, LifecyclePlan plan) {
        return plan.after().line(plan.after().byId(move.to())).stream()
                .map(Stage::id)
                .toList();
    }

    private static List<Long> values(List<Id> ids) {
        return ids.stream().map(Id::value).toList();
    }

    private String department(String code) {
        return directory.departments().stream()
                .filter(card -> card.code().equals(code))
                .map(DepartmentCard::name)
                .findFirst()
                .orElse(code);
    }

    private static String many(long count, String one, String several) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : several);
    }
}
