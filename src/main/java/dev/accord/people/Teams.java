package dev.accord.people;

import dev.accord.shared.Id;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface Teams extends ListCrudRepository<Team, Id> {

    Optional<Team> findByName(String name);

    List<Team> findByDepartmentCodeOrderByName(String departmentCode);
}
