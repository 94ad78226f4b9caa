package dev.accord.goals;

import dev.accord.shared.Id;
import dev.accord.shared.Refused;
import java.io.Serializable;

/** Whose target it is. */
public sealed interface Owner extends Serializable {

    /** The whole revenue team, as one. */
    Owner COMPANY = new Company();

    /** As it stands in URLs: {@code company}, {@code team-12}, {@code person-34}. */
    String word();

    /** The whole revenue team. */
    record Company() implements Owner {

        @Override
        public String word() {
            return "company";
        }
    }

    /** One of its teams. */
    record OfTeam(Id team) implements Owner {

        private static final String PREFIX = "team-";

        @Override
        public String word() {
            return PREFIX + team;
        }
    }

    /** Somebody, also when they have left. */
    record OfPerson(Id person) implements Owner {

        private static final String PREFIX = "person-";

        @Override
        public String word() {
            return PREFIX + person;
        }
    }

    /** @throws Refused with code {@code bad-owner} */
    static Owner parse(String word) {
        try {
            if (word.startsWith(OfTeam.PREFIX)) {
                return new OfTeam(Id.parse(word.substring(OfTeam.PREFIX.length())));
            }
            if (word.startsWith(OfPerson.PREFIX)) {
                return new OfPerson(Id.parse(word.substring(OfPerson.PREFIX.length())));
            }
        } catch (Refused noId) {
            throw badOwner(word);
        }
        if (word.equals(COMPANY.word())) {
            return COMPANY;
        }
        throw badOwner(word);
    }

    private static Refused badOwner(String word) {
        return Refused.invalid("bad-owner", "owner=\"%s\": it is company, team-<id> or person-<id>", word);
    }
}
