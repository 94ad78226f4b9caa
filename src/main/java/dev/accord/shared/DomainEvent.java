package dev.accord.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened in the revenue team's work. It is published in the transaction that made it true. */
public interface DomainEvent {

    Instant at();

    /** Who did it; empty where the portal itself did. */
    Optional<Id> by();

    /** What kind of record it happened to: {@code lead}, {@code handoff}, {@code person}... */
    String subject();

    /** Which record; empty where it concerns many. */
    Optional<Id> subjectId();

    /** One plain sentence for the audit trail. */
    String summary();

    /** What each person did, where several did the same at once. */
    default List<? extends DomainEvent> byPerson() {
        return List.of(this);
    }
}
