package dev.accord.webhooks;

import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that other programs are told.
 *
 * @param about the lead, offer, dispute or goal
 * @param lead whom it names, so that it can be forgotten
 */
record Told(EventType type, Instant at, Id about, Optional<Id> lead, Body body) {}
