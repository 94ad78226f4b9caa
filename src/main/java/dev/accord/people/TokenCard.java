package dev.accord.people;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A token as it is listed: everything but the token itself. */
public record TokenCard(
        Id id,
        Id person,
        String personName,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {}
