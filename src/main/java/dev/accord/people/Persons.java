package dev.accord.people;

import dev.accord.shared.Id;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Persons extends ListCrudRepository<Person, Id> {

    Optional<Person> findByUsername(String username);

    Optional<Person> findBySourceAndExternalId(String source, String externalId);
}
