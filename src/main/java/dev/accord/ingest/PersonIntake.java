package dev.accord.ingest;

import dev.accord.ingest.mapping.FieldValues;
import dev.accord.ingest.mapping.Headings;
import dev.accord.ingest.mapping.ImportKind;
import dev.accord.people.People;
import dev.accord.people.PersonRecord;
import dev.accord.people.Role;
import dev.accord.shared.Recorded;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** People with their team and roles. */
@Component
class PersonIntake implements Intake<PersonRecord> {

    private final People people;

    PersonIntake(People people) {
        this.people = people;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PEOPLE;
    }

    @Override
    public List<Fitting<PersonRecord>> fit(String source, List<FieldValues> rows) {
        return rows.stream()
                .map(row -> Fitting.attempt(row, values -> person(values.source(source), values)))
                .toList();
    }

    @Override
    public List<Recorded> record(List<PersonRecord> records, boolean offer) {
        return people.record(records);
    }

    private static Fitting<PersonRecord> person(String source, FieldValues values) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : values.text("roles").orElse("").split("[|;,]")) {
            if (!word.isBlank()) {
                Optional<Role> role = role(word);
                if (role.isEmpty()) {
                    return Fitting.not(
                            "roles",
                            "unknown-role",
                            "\"%s\" is no role. The roles are %s."
                                    .formatted(word.strip(), Arrays.toString(Role.values())));
                }
                roles.add(role.get());
            }
        }
        PersonName name = PersonName.of(values);
        return Fitting.of(new PersonRecord(
                source,
                values.text("externalId").orElse(""),
                name.first().orElse(""),
                name.last().orElse(""),
                values.text("email"),
                values.text("team"),
                values.text("department"),
                roles));
    }

    private static Optional<Role> role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> Headings.plain(role.name()).equals(Headings.plain(word)))
                .findFirst();
    }
}
