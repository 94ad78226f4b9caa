package dev.accord.glossary;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Something happened to a draft. That everybody signed it is {@link DefinitionAdopted}. */
public sealed interface DraftEvent extends DomainEvent {

    Id draft();

    @Override
    default String subject() {
        return "definition";
    }

    @Override
    default Optional<Id> subjectId() {
        return Optional.of(draft());
    }

    /** Somebody proposed another version. */
    record DraftProposed(Instant at, Optional<Id> by, Id draft, String summary) implements DraftEvent {}

    /** Somebody changed it: the signatures so far are void. */
    record DraftRevised(Instant at, Optional<Id> by, Id draft, String summary) implements DraftEvent {}

    /** Somebody said something about it. */
    record DraftDiscussed(Instant at, Optional<Id> by, Id draft, String summary) implements DraftEvent {}

    /** A department signed it. */
    record DraftSigned(Instant at, Optional<Id> by, Id draft, String department, String summary)
            implements DraftEvent {}

    /** It was taken back. */
    record DraftWithdrawn(Instant at, Optional<Id> by, Id draft, String summary) implements DraftEvent {}
}
