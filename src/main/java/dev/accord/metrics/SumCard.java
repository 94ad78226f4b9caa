package dev.accord.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is kept of one figure.
 *
 * @param name such as "mql-to-sql, cohort of 90 days"
 * @param builtAt since when figures are read from it; empty: the history answers
 * @param countedTo how far it has been counted; empty where it is not being built
 */
public record SumCard(String name, Optional<Instant> builtAt, Optional<LocalDate> countedTo) {}
