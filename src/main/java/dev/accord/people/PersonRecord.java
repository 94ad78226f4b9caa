package dev.accord.people;

import dev.accord.shared.Refused;
import java.util.Optional;
import java.util.Set;

/** A person as a source describes them. The team is made where it does not exist, in the department that is named. */
public record PersonRecord(
        String source,
        String externalId,
        String firstName,
        String lastName,
        Optional<String> email,
        Optional<String> team,
        Optional<String> department,
        Set<Role> roles) {

    public PersonRecord {
        roles = Set.copyOf(roles);
        if (externalId.isBlank()) {
            throw Refused.invalid("missing-external-id", "a person needs an externalId");
        }
        if (firstName.isBlank() && lastName.isBlank()) {
            throw Refused.invalid("missing-name", "person %s has neither first nor last name", externalId);
        }
    }
}
