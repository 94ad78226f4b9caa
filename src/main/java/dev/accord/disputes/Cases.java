package dev.accord.disputes;

import dev.accord.shared.Id;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** The disputes that were ever raised. */
interface Cases extends CrudRepository<Dispute, Id> {

    Optional<Dispute> findByHandoffId(Id handoffId);
}
