package dev.accord.people;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** Somebody joined, left, or was given other roles, a team, a token or a password. */
public record PersonEvent(Instant at, Optional<Id> by, String subject, Optional<Id> subjectId, String summary)
        implements DomainEvent {}
