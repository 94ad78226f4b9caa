package dev.accord.handoffs;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** To whom offers go. Whoever is away is passed over by each of these, and who is at work now comes first. */
public sealed interface Routing extends Serializable {

    /** The ways of routing, as one chooses them. */
    enum Kind {
        ROUND_ROBIN("In turn", "Whoever has waited longest since their last offer"),
        WEIGHTED("In turn, by weight", "Each person gets a share of their own"),
        BY_LOAD("By load", "Whoever has the most room: open offers against capacity"),
        BY_RULE("By rule", "The first rule that fits the lead; then in turn"),
        NAMED("A named person", "Always the same one; in turn while they are away");

        private final String label;
        private final String words;

        Kind(String label, String words) {
            this.label = label;
            this.words = words;
        }

        public String label() {
            return label;
        }

        public String words() {
            return words;
        }
    }

    Kind kind();

    /** In turn: whoever has waited longest. */
    record RoundRobin() implements Routing {
        @Override
        public Kind kind() {
            return Kind.ROUND_ROBIN;
        }
    }

    /** In turn, each with a share of their own. @param weights from 1 to 100; who is not named gets nothing */
    record Weighted(Map<Id, Integer> weights) implements Routing {

        static final int MOST = 100;

        public Weighted {
            weights = Map.copyOf(weights);
            if (weights.isEmpty()) {
                throw Refused.invalid("no-weights", "a routing by weight names at least one person");
            }
            if (weights.values().stream().anyMatch(weight -> weight < 1 || weight > MOST)) {
                throw Refused.invalid("bad-weight", "a weight is a number from 1 to %d", MOST);
            }
        }

        @Override
        public Kind kind() {
            return Kind.WEIGHTED;
        }
    }

    /** Whoever has the most room: the smallest share of open offers in what they can hold. */
    record ByLoad() implements Routing {
        @Override
        public Kind kind() {
            return Kind.BY_LOAD;
        }
    }

    /** The first rule that fits and whose person or team is there; where none is, in turn. */
    record ByRule(List<Rule> rules) implements Routing {

        private static final int MOST = 100;

        public ByRule {
            rules = List.copyOf(rules);
            if (rules.isEmpty() || rules.size() > MOST) {
                throw Refused.invalid("no-rules", "a routing by rule has 1 to %d rules", MOST);
            }
        }

        @Override
        public Kind kind() {
            return Kind.BY_RULE;
        }
    }

    /** Always the same person; while they are away, in turn. */
    record Named(Id person) implements Routing {
        @Override
        public Kind kind() {
            return Kind.NAMED;
        }
    }

    /** What a rule looks at. */
    enum Subject {
        SEGMENT("segment"),
        COUNTRY("country"),
        CHANNEL("channel"),
        ACCOUNT_OWNER("account owner");

        private final String label;

        Subject(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One rule: leads whose segment, country or channel is this go to that person or team; or, where somebody had a
     * deal with the lead's company or accepted another lead of it, to the one who did last.
     *
     * @param value null for the account's owner, who is found anew for each lead
     */
    record Rule(
            Subject subject,
            @Nullable String value,
            @Nullable Id person,
            @Nullable Id team) implements Serializable {

        private static final int LONGEST = 190;

        public Rule {
            boolean oneTarget = (person == null) != (team == null);
            boolean complete = value != null && !value.isBlank() && value.length() <= LONGEST && oneTarget;
            boolean bare = value == null && person == null && team == null;
            if (subject == Subject.ACCOUNT_OWNER ? !bare : !complete) {
                throw Refused.invalid(
                        "bad-rule",
                        "a rule names a value and a person or a team; that for the account owner names neither");
            }
        }

        public static Rule accountOwner() {
            return new Rule(Subject.ACCOUNT_OWNER, null, null, null);
        }
    }
}
