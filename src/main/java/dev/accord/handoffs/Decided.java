package dev.accord.handoffs;

import dev.accord.shared.Id;
import java.util.Optional;

/**
 * News of an offer.
 *
 * @param by who decided it; empty where the portal itself did
 * @param settles whether nobody can answer the offer any more
 */
public record Decided(Id handoff, Optional<Id> by, boolean settles) {}
