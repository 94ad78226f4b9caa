package dev.accord.webhooks;

import dev.accord.shared.DomainEvent;
import dev.accord.shared.Id;
import java.time.Instant;
import java.util.Optional;

/** An administrator has changed who is told of what, or where that may be. */
record WebhookChanged(Instant at, Optional<Id> by, Optional<Id> subjectId, String summary) implements DomainEvent {

    @Override
    public String subject() {
        return "webhook";
    }
}
