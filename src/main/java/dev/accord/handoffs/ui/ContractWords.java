package dev.accord.handoffs.ui;

import dev.accord.handoffs.HandoffContract;
import dev.accord.handoffs.Jump;
import dev.accord.handoffs.Packet;
import dev.accord.handoffs.Routing;
import dev.accord.leads.Lifecycle;
import dev.accord.people.DepartmentCard;
import dev.accord.people.Directory;
import dev.accord.people.PersonCard;
import dev.accord.people.TeamCard;
import dev.accord.shared.Id;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a contract says, in words that everybody understands. */
record ContractWords(
        Lifecycle.Stages stages, Map<String, String> departments, Map<Id, String> people, Map<Id, String> teams)
        implements Serializable {

    static ContractWords of(Lifecycle lifecycle, Directory directory) {
        return new ContractWords(
                lifecycle.stages(),
                directory.departments().stream().collect(Collectors.toMap(DepartmentCard::code, DepartmentCard::name)),
                directory.everybody().stream().collect(Collectors.toMap(PersonCard::id, PersonCard::name)),
                directory.teams().stream().collect(Collectors.toMap(TeamCard::id, TeamCard::name)));
    }

    String department(String code) {
        return departments.getOrDefault(code, code);
    }

    String stage(Id stage) {
        return stages.path(stages.byId(stage));
    }

    /** Where a lead comes from: "Lead", "Arrives there", "Anywhere". */
    String origin(Jump jump) {
        return switch (jump.origin()) {
            case STAGE -> stage(Objects.requireNonNull(jump.from()));
            case ARRIVES -> "Arrives there";
            case ANYWHERE -> "Anywhere else";
        };
    }

    /** Such as "From Lead into Sales qualified (SQL)". */
    String jump(Jump jump) {
        String into = stage(jump.to());
        return switch (jump.origin()) {
            case STAGE -> "From %s into %s".formatted(stage(Objects.requireNonNull(jump.from())), into);
            case ARRIVES -> "Arrives in " + into;
            case ANYWHERE -> "From anywhere into " + into;
        };
    }

    String packet(HandoffContract contract) {
        List<String> packet = contract.terms().packet();
        return packet.isEmpty()
                ? "Nothing is required"
                : packet.stream().map(Packet::words).collect(Collectors.joining(", "));
    }

    String routing(HandoffContract contract) {
        String among = contract.terms().team() == null
                ? ""
                : ", within " + teams.getOrDefault(contract.terms().team(), "a team that is no more");
        return switch (contract.terms().routing()) {
            case Routing.RoundRobin inTurn -> "In turn: whoever has waited longest" + among;
            case Routing.ByLoad byLoad -> "By load: whoever has the most room" + among;
            case Routing.Named named -> "To %s; in turn while they are away".formatted(person(named.person()));
            case Routing.Weighted weighted -> "In turn by weight: " + weights(weighted.weights());
            case Routing.ByRule byRule -> "By rule: " + rules(byRule.rules()) + "; else in turn" + among;
        };
    }

    private String weights(Map<Id, Integer> weights) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<Id, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> person(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private String rules(List<Routing.Rule> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> (i + 1) + ". " + rule(rules.get(i)))
                .collect(Collectors.joining("; "));
    }

    private String rule(Routing.Rule rule) {
        if (rule.subject() == Routing.Subject.ACCOUNT_OWNER) {
            return "to the owner of the account";
        }
        String to = rule.person() == null
                ? teams.getOrDefault(Objects.requireNonNull(rule.team()), "a team that is no more")
                : person(rule.person());
        return "%s %s to %s".formatted(rule.subject().label(), rule.value(), to);
    }

    private String person(Id person) {
        return people.getOrDefault(person, "somebody who is no more");
    }

    /** Business time is told in hours: a day of it is not a day. */
    static String time(int businessMinutes) {
        int hours = businessMinutes / 60;
        int minutes = businessMinutes % 60;
        if (hours == 0) {
            return minutes + " min";
        }
        return minutes == 0 ? hours + " h" : "%d h %d min".formatted(hours, minutes);
    }
}
