package dev.accord.handoffs;

import dev.accord.leads.Lifecycle;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Checks that what a contract names exists, and that those it gives leads to can take them. */
@Component
class ContractCheck {

    private final Directory directory;
    private final Lifecycle lifecycle;

    ContractCheck(Directory directory, Lifecycle lifecycle) {
        this.directory = directory;
        this.lifecycle = lifecycle;
    }

    /**
     * @throws Refused with code {@code unknown-stage}, {@code retired-stage}, {@code unknown-department}, {@code bad-accepted-stage},
     *     {@code not-of-the-taker} or {@code unknown-person}
     */
    void refuseWrong(Jump jump, ContractTerms terms) {
        refuseRetired(jump, terms);
        if (terms.acceptedStage().equals(jump.to())) {
            throw Refused.invalid("bad-accepted-stage", "acceptance moves the lead on to another stage");
        }
        refuseUnknownDepartment(terms.giver());
        refuseUnknownDepartment(terms.taker());
        if (terms.team() != null) {
            refuseForeignTeam(terms.team(), terms);
        }
        switch (terms.routing()) {
            case Routing.Named named -> refuseForeign(named.person(), terms);
            case Routing.Weighted weighted ->
                weighted.weights().keySet().forEach(person -> refuseForeign(person, terms));
            case Routing.ByRule byRule ->
                byRule.rules().forEach(rule -> {
                    if (rule.person() != null) {
                        refuseForeign(rule.person(), terms);
                    }
                    if (rule.team() != null) {
                        refuseForeignTeam(rule.team(), terms);
                    }
                });
            case Routing.RoundRobin inTurn -> {}
            case Routing.ByLoad byLoad -> {}
        }
    }

    /**
     * What ends a handover may name what is no more: it is how one gets rid of it.
     *
     * @throws Refused with code {@code unknown-stage} or {@code retired-stage}
     */
    void refuseRetired(Jump jump, ContractTerms terms) {
        Lifecycle.Stages stages = lifecycle.stages();
        Stream.of(jump.from(), jump.to(), terms.acceptedStage())
                .flatMap(Stream::ofNullable)
                .map(stages::byId)
                .filter(stage -> !stage.inUse() && !terms.ends())
                .findFirst()
                .ifPresent(stage -> {
                    throw Refused.invalid(
                            "retired-stage", "the stage %s was retired: choose another", stages.path(stage));
                });
    }

    private void refuseUnknownDepartment(String code) {
        Set<String> codes =
                directory.departments().stream().map(DepartmentCard::code).collect(Collectors.toSet());
        if (!codes.contains(code)) {
            throw Refused.invalid("unknown-department", "there is no department %s; there are %s", code, codes);
        }
    }

    private void refuseForeign(Id person, ContractTerms terms) {
        PersonCard card = directory.card(person);
        boolean takes = card.active()
                && card.department().filter(terms.taker()::equals).isPresent()
                && card.is(terms.responsible());
        if (!takes) {
            throw Refused.invalid(
                    "not-of-the-taker",
                    "%s cannot be given leads by this contract: that is for an active %s of %s",
                    card.name(),
                    terms.responsible().label(),
                    terms.taker());
        }
    }

    private void refuseForeignTeam(Id team, ContractTerms terms) {
        boolean takes = directory.teams().stream()
                .filter(card -> card.id().equals(team))
                .map(TeamCard::department)
                .anyMatch(terms.taker()::equals);
        if (!takes) {
            throw Refused.invalid("not-of-the-taker", "team %s does not belong to %s", team, terms.taker());
        }
    }
}
